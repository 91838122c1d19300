/** How the engine's own values are written as JSON. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.json;
