/**
 * The configuration as immutable values. The {@link io.lakehousedr.core.config.model.Key}
 * annotations are the one source of the loader, its defaults and the published JSON Schema.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.config.model;
