package io.lakehousedr.core.delta;

import java.time.Instant;
import java.util.Optional;

/**
 * Who made a commit and when (PROTOCOL.md, "Commit Provenance Information").
 *
 * @param operation as the writer calls it
 * @param timestamp the writer's clock; never to be used as the version's time
 * @param inCommitTimestamp the version's time, where the table keeps it in the log
 */
public record CommitInfo(
    Optional<String> operation, Optional<Instant> timestamp, Optional<Instant> inCommitTimestamp) {}
