package io.lakehousedr.core.delta;

/**
 * What a name in a table's {@code _delta_log} means (PROTOCOL.md, "File Types"). The name alone
 * says nothing about whether the content is sound.
 */
public sealed interface LogFile {
  /** The name relative to {@code _delta_log}. */
  String name();

  /** A file that belongs to one version of the table. */
  sealed interface Versioned extends LogFile
      permits Commit, ClassicCheckpoint, CheckpointPart, NamedCheckpoint, VersionChecksum {
    /** The version, from 0. */
    long version();
  }

  /** {@code N.json}: what version N changed. */
  record Commit(long version) implements Versioned {
    @Override
    public String name() {
      return LogNames.commit(version);
    }
  }

  /** {@code N.checkpoint.parquet}. */
  record ClassicCheckpoint(long version) implements Versioned {
    @Override
    public String name() {
      return LogNames.version(version) + ".checkpoint.parquet";
    }
  }

  /**
   * {@code N.checkpoint.i.n.parquet}: worthless without the other parts.
   *
   * @param part from 1
   * @param parts how many there are together
   */
  record CheckpointPart(long version, int part, int parts) implements Versioned {
    @Override
    public String name() {
      return String.format(
          "%s.checkpoint.%010d.%010d.parquet", LogNames.version(version), part, parts);
    }
  }

  /** {@code N.checkpoint.<unique>.json} or {@code .parquet}: a manifest that may name sidecars. */
  record NamedCheckpoint(long version, String unique, Format format) implements Versioned {
    @Override
    public String name() {
      return LogNames.version(version) + ".checkpoint." + unique + format.suffix();
    }
  }

  /** {@code N.crc}: a summary of version N. */
  record VersionChecksum(long version) implements Versioned {
    @Override
    public String name() {
      return LogNames.version(version) + ".crc";
    }
  }

  /** {@code x.y.compacted.json}: the commits from x to y in one. */
  record Compaction(long first, long last) implements LogFile {
    @Override
    public String name() {
      return LogNames.version(first) + "." + LogNames.version(last) + ".compacted.json";
    }
  }

  /** {@code _last_checkpoint}: only a hint, may point anywhere. */
  record LastCheckpoint() implements LogFile {
    @Override
    public String name() {
      return LogNames.LAST_CHECKPOINT;
    }
  }

  /** A file below {@code _sidecars}. */
  record Sidecar(String name) implements LogFile {}

  /** A proposed commit; only the catalog knows whether it was ratified. */
  record StagedCommit(String name) implements LogFile {}

  /** {@code _last_vacuum_info}: about this copy of the files only, never shipped. */
  record VacuumInfo() implements LogFile {
    @Override
    public String name() {
      return LogNames.VACUUM_INFO;
    }
  }

  /** A file that begins with a dot: Hadoop's checksums and half-written files, never shipped. */
  record Hidden(String name) implements LogFile {}

  /** Anything else. Not shipped; reported. */
  record Unknown(String name) implements LogFile {}

  /** How a checkpoint's manifest is written. */
  enum Format {
    /** One action a line, as a commit. */
    JSON,
    /** One action a row. */
    PARQUET;

    String suffix() {
      return this == JSON ? ".json" : ".parquet";
    }
  }
}
