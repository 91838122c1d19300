/** JSON as a small tree whose every value knows its line and column. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.config.json;
