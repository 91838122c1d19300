/** The metadata tables that users query: one in each region, a projection of the decision logs. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.control;
