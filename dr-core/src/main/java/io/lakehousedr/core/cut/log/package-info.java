/**
 * The decision log: numbered records that are created once and never changed. What stands in it,
 * and nothing else, decides what is published into its region.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.cut.log;
