/** Azure services that have no offline server, written from their REST pages. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.simulators.azure;
