/** The door for adapter authors: a {@link io.lakehousedr.spi.DrPlugin} and what it may offer. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.spi;
