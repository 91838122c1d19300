package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * How replicas are compared with their sources.
 *
 * @param depth how closely
 * @param slices a verification looks at one of so many parts of the files, another one after each
 *     cut; the log is not cut in parts
 * @param schedule when; empty for after each sync
 */
public record Verify(
    @Key(
            about =
                "How closely: log (the commits that the sync moved), files (the whole log, and"
                    + " that a slice of the files is there with its size), content (and what is in"
                    + " them).",
            standard = "files")
        Depth depth,
    @Key(
            about =
                "A verification looks at one of so many parts of the files, another one after each"
                    + " cut.",
            standard = "30",
            least = 1,
            most = 10_000)
        int slices,
    @Key(about = "When replicas are verified, if not after each sync.")
        Optional<Schedule> schedule) {
  /** How closely replicas are compared. */
  public enum Depth {
    /** The commits that a sync moved. */
    LOG,
    /** The whole log, and that every file is there with its size. */
    FILES,
    /** And what is in them. */
    CONTENT
  }
}
