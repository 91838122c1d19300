package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.LogFile.Format;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and forms the names in {@code _delta_log} (PROTOCOL.md, "File Types"). */
public final class LogNames {
  /** The log's folder in the table's. */
  public static final String FOLDER = "_delta_log";

  /** The hint where the newest checkpoint may be. */
  public static final String LAST_CHECKPOINT = "_last_checkpoint";

  /** What the last VACUUM did. */
  public static final String VACUUM_INFO = "_last_vacuum_info";

  /** The folder of sidecars, in the log's. */
  public static final String SIDECARS = "_sidecars";

  private static final Pattern VERSIONED =
      Pattern.compile(
          "(\\d{20})\\.(?:(?<commit>json)|(?<crc>crc)|(?<last>\\d{20})\\.compacted\\.json"
              + "|checkpoint\\.(?:(?<classic>parquet)|(?<part>\\d{10})\\.(?<parts>\\d{10})\\.parquet"
              + "|(?<unique>[^./]+)\\.(?<format>json|parquet)))");

  private LogNames() {}

  /** The log's folder of {@code table}. */
  public static ObjectPath folder(ObjectPath table) {
    return table.resolve(FOLDER);
  }

  /** The path of the commit of {@code version} in the table whose folder is {@code table}. */
  public static ObjectPath commit(ObjectPath table, long version) {
    return folder(table).resolve(commit(version));
  }

  /** The name of a commit. */
  public static String commit(long version) {
    return version(version) + ".json";
  }

  /** The 20 digits of a version; sorts right before every name of that version. */
  public static String version(long version) {
    return String.format("%020d", version);
  }

  /**
   * What {@code name}, relative to {@code _delta_log}, means. Versions must have exactly 20 digits:
   * others do not sort in version order, and no known writer makes them.
   */
  public static LogFile parse(String name) {
    if (name.startsWith(".") || name.contains("/.")) {
      return new LogFile.Hidden(name);
    }
    Matcher matcher = VERSIONED.matcher(name);
    return matcher.matches()
        ? versioned(matcher).orElseGet(() -> new LogFile.Unknown(name))
        : other(name);
  }

  private static LogFile other(String name) {
    if (name.equals(LAST_CHECKPOINT)) {
      return new LogFile.LastCheckpoint();
    }
    if (name.equals(VACUUM_INFO)) {
      return new LogFile.VacuumInfo();
    }
    if (name.startsWith(SIDECARS + "/")) {
      return new LogFile.Sidecar(name);
    }
    // "_commits" is what the preview of the feature called the folder.
    return name.startsWith("_staged_commits/") || name.startsWith("_commits/")
        ? new LogFile.StagedCommit(name)
        : new LogFile.Unknown(name);
  }

  /** Empty when a number is too large to be a version. */
  private static Optional<LogFile> versioned(Matcher matcher) {
    try {
      return kind(matcher, Long.parseLong(matcher.group(1)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<LogFile> kind(Matcher matcher, long version) {
    if (matcher.group("commit") != null) {
      return Optional.of(new LogFile.Commit(version));
    }
    if (matcher.group("crc") != null) {
      return Optional.of(new LogFile.VersionChecksum(version));
    }
    if (matcher.group("classic") != null) {
      return Optional.of(new LogFile.ClassicCheckpoint(version));
    }
    if (matcher.group("last") != null) {
      return compaction(version, Long.parseLong(matcher.group("last")));
    }
    return matcher.group("part") != null ? part(matcher, version) : named(matcher, version);
  }

  private static Optional<LogFile> compaction(long first, long last) {
    return first < last ? Optional.of(new LogFile.Compaction(first, last)) : Optional.empty();
  }

  private static Optional<LogFile> part(Matcher matcher, long version) {
    int part = Integer.parseInt(matcher.group("part"));
    int parts = Integer.parseInt(matcher.group("parts"));
    return part >= 1 && part <= parts
        ? Optional.of(new LogFile.CheckpointPart(version, part, parts))
        : Optional.empty();
  }

  private static Optional<LogFile> named(Matcher matcher, long version) {
    Format format = matcher.group("format").equals("json") ? Format.JSON : Format.PARQUET;
    return Optional.of(new LogFile.NamedCheckpoint(version, matcher.group("unique"), format));
  }
}
