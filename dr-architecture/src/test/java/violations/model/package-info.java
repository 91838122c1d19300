/** The only package here that is marked. */
@org.jspecify.annotations.NullMarked
package violations.model;
