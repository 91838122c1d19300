package io.lakehousedr.core.delta;

import java.util.Optional;

/**
 * One action as a log has it: the whole line, so that what this engine does not look at is carried
 * on, and what it means.
 *
 * @param json the line without its end
 * @param kind of action
 * @param file of an action that names one
 * @param name the application of a {@code txn}, the domain of a {@code domainMetadata}, else empty
 */
public record ActionLine(String json, Kind kind, Optional<FileAction> file, String name) {
  /** What an action says. */
  public enum Kind {
    /** {@code add}. */
    ADD,
    /** {@code remove}. */
    REMOVE,
    /** {@code cdc}. */
    CHANGE,
    /** {@code sidecar}. */
    SIDECAR,
    /** {@code protocol}. */
    PROTOCOL,
    /** {@code metaData}. */
    METADATA,
    /** {@code txn}. */
    TRANSACTION,
    /** {@code domainMetadata}. */
    DOMAIN,
    /** {@code commitInfo}. */
    INFO,
    /** Anything else that is understood. */
    OTHER
  }

  /**
   * Reads one line.
   *
   * @param where names the line in messages
   * @throws io.lakehousedr.error.DrException as {@link CommitReader#read}; for a protocol, as
   *     {@link Features#check}
   */
  public static ActionLine of(String json, String where) {
    return LineReader.action(json, where);
  }

  /** Identifies the logical file: no two live ones of a table have the same key. */
  public String key() {
    return file.map(FileAction::key).orElse("");
  }

  /** Whether it names a file, or a deletion vector's file, by an absolute path. */
  public boolean isOutside() {
    return file.stream()
        .flatMap(action -> action.files().stream())
        .anyMatch(named -> named.place() instanceof FilePlace.Absolute);
  }
}
