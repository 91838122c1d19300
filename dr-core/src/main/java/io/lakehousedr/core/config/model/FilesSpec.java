package io.lakehousedr.core.config.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A folder of plain files that a group syncs.
 *
 * @param path below the primary root, or a location
 * @param delete what becomes of files that are gone at the source
 * @param compare how a changed file is recognised
 * @param overwrite whether a changed file replaces the one at the target
 * @param watermark files older than this are left alone; empty for all
 */
@Shorthand("path")
public record FilesSpec(
    @Key(about = "A folder below sync_location_primary, or a location.") FolderPath path,
    @Key(about = "What becomes of files that are gone at the source.", standard = "never")
        Deletion delete,
    @Key(about = "How a changed file is recognised.", standard = "time") Comparison compare,
    @Key(about = "Whether a changed file replaces the one at the target.", standard = "true")
        boolean overwrite,
    @Key(about = "Files last modified before this instant are left alone.")
        Optional<Instant> watermark) {
  /** What becomes of files that are gone at the source. */
  public enum Deletion {
    /** They stay at the target. */
    NEVER,
    /** They go at the target too. */
    PROPAGATE
  }

  /** How a changed file is recognised. */
  public enum Comparison {
    /** By size and time of modification. */
    TIME,
    /** By a checksum of the content. */
    CHECKSUM
  }
}
