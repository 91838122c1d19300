/** What surrounds a command: streams, variables, the engine's door, signals. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.host;
