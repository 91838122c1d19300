/** One side of a replication: its mapped roots and the stores behind them. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.region;
