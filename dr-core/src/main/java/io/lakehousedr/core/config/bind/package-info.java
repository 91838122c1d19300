/** Binds the positioned JSON tree to the model, collecting every problem on the way. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.config.bind;
