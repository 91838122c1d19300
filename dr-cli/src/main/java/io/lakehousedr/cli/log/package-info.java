/** The log: lines on standard error, and the log file. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli.log;
