/** A store in memory, for tests and trials. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.store.memory;
