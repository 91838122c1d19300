package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * What one group may use of what its workspace may: these come on top of {@link Limits} and can
 * only lower them.
 *
 * @param parallelTables tables at once
 * @param parallelFiles files under way at once, in all its tables together
 * @param bytesPerSecond of its copies
 * @param requestsPerSecond to each region
 */
public record GroupLimits(
    @Key(about = "Tables of the group at once.", least = 1, most = 1000)
        Optional<Integer> parallelTables,
    @Key(about = "Files under way at once, in all tables of the group.", least = 1, most = 100_000)
        Optional<Integer> parallelFiles,
    @Key(about = "Bytes a second of the group's copies: 50MB, or a number.")
        Optional<ByteSize> bytesPerSecond,
    @Key(about = "Requests a second that the group sends to each region.", least = 1)
        Optional<Integer> requestsPerSecond) {}
