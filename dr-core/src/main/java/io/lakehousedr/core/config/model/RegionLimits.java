package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * What runs may use of one region, all groups and tables together. Without a value there is no
 * limit of that kind beside those of {@link Limits}.
 *
 * @param parallelFiles files under way at once
 * @param bytesPerSecond that are read and written there
 * @param requestsPerSecond instead of the number for each region
 */
public record RegionLimits(
    @Key(about = "Files under way at once, of all groups and tables.", least = 1, most = 100_000)
        Optional<Integer> parallelFiles,
    @Key(about = "Bytes a second that are read and written there: 50MB, or a number.")
        Optional<ByteSize> bytesPerSecond,
    @Key(about = "Requests a second, instead of limits.requests_per_second.", least = 1)
        Optional<Integer> requestsPerSecond) {}
