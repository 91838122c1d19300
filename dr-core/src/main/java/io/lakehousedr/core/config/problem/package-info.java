/** What is wrong with a configuration, and where. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.config.problem;
