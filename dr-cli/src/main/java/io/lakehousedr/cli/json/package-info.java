/** Lines of JSON for programs: small, stable and versioned. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.json;
