package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * What runs may use.
 *
 * @param parallelGroups groups at once
 * @param parallelTables tables at once in a group
 * @param parallelFiles files at once in a table
 * @param bytesPerSecond of all copies of a run together; empty for no limit
 * @param requestsPerSecond to each region; empty for no limit but what the services ask for
 * @param primary what may be used of the primary region
 * @param secondary what may be used of the secondary region
 */
public record Limits(
    @Key(about = "Groups at once.", standard = "4", least = 1, most = 1000) int parallelGroups,
    @Key(about = "Tables at once in a group.", standard = "8", least = 1, most = 1000)
        int parallelTables,
    @Key(about = "Files at once in a table.", standard = "16", least = 1, most = 1000)
        int parallelFiles,
    @Key(about = "Bytes a second of all copies of a run together: 50MB, or a number.")
        Optional<ByteSize> bytesPerSecond,
    @Key(
            about =
                "Requests a second to each region; where a service asks to slow down, fewer for a"
                    + " while.",
            least = 1)
        Optional<Integer> requestsPerSecond,
    @Key(about = "What may be used of the primary region.", standard = "{}") RegionLimits primary,
    @Key(about = "What may be used of the secondary region.", standard = "{}")
        RegionLimits secondary) {}
