/** The door for callers: what an embedding program asks the engine, and what it is told. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.engine;
