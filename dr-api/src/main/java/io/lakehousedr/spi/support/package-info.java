/** What authors of adapters build with: checked streams, checksums, cancellation, settings. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.spi.support;
