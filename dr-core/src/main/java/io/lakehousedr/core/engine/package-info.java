/** What stands behind the engine's door: one class a question, over the rooms below. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.engine;
