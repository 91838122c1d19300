package io.lakehousedr.examples.lake;

import java.util.OptionalLong;

/**
 * What a reader finds in a table.
 *
 * @param version that was read
 * @param rows in it
 * @param cents the sum of its column {@code cents}; empty when it has none
 * @param digest of all values of all rows, whatever their order
 */
public record Content(long version, long rows, OptionalLong cents, long digest) {}
