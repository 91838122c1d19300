/** Tests of how an engine is put together. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.assembly;
