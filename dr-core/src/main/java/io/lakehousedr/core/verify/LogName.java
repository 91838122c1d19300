package io.lakehousedr.core.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file in {@code _delta_log} says.
 *
 * @param kind of file
 * @param version the newest one it speaks of
 */
record LogName(Kind kind, long version) {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern DERIVED =
      Pattern.compile(
          "(\\d{20})\\.(crc|checkpoint\\.(.+\\.)?(parquet|json)|(\\d{20})\\.compacted\\.json)");

  enum Kind {
    COMMIT,
    /** Checkpoint, version checksum, compaction: made from commits, and at any time after them. */
    DERIVED
  }

  /** Empty for hints, sidecars, staged commits and what is no part of the log. */
  static Optional<LogName> of(String name) {
    Matcher commit = COMMIT.matcher(name);
    if (commit.matches()) {
      return version(commit.group(1)).map(version -> new LogName(Kind.COMMIT, version));
    }
    Matcher derived = DERIVED.matcher(name);
    return derived.matches()
        ? version(Optional.ofNullable(derived.group(5)).orElse(derived.group(1)))
            .map(version -> new LogName(Kind.DERIVED, version))
        : Optional.empty();
  }

  private static Optional<Long> version(String digits) {
    try {
      return Optional.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
