/** What the documentation says, held to what is there. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.docs;
