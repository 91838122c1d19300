/** The frame: which part of the product may know which. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.architecture;
