/** What is shown while a run goes on. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.progress;
