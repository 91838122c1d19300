/**
 * From a committed record to its effects: stages, manifests, and putting them in place. Needs the
 * record and the staged bytes alone, neither the source nor the configuration.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.cut.publish;
