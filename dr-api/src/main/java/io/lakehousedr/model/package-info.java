/** Values that callers, adapters and the engine share. All are immutable and thread-safe. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.model;
