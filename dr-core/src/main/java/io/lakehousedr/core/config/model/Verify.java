package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * How replicas are compared with their sources.
 *
 * @param depth how closely
 * @param slices a verification reads one of so many parts, so that each is read in turn
 * @param schedule when; empty for after each sync
 */
public record Verify(
    @Key(about = "How closely replicas are compared.", standard = "files") Depth depth,
    @Key(
            about = "A verification reads one of so many parts; the next one the next part.",
            standard = "30",
            least = 1,
            most = 10_000)
        int slices,
    @Key(about = "When replicas are verified, if not after each sync.")
        Optional<Schedule> schedule) {
  /** How closely replicas are compared. */
  public enum Depth {
    /** Versions and commits. */
    LOG,
    /** And that every file is there with its size or checksum. */
    FILES,
    /** And what is in them. */
    CONTENT
  }
}
