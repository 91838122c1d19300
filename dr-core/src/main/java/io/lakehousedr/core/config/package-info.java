/** The configuration: reading a file, checking it, and describing its format as a JSON Schema. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.config;
