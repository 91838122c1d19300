/** A store in a file system: atomic, exclusive and durable between processes. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.store.local;
