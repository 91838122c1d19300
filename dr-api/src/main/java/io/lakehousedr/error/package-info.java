/** The one exception of this project, its kinds and its problem codes. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.error;
