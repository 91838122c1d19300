/**
 * Reads Delta logs as they stand in a store: which files a commit or a checkpoint names, which
 * version an instant means, and whether all of it is understood. Nothing here writes.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.delta;
