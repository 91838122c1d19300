package io.lakehousedr.core.delta;

/**
 * Is told what a commit, compaction or checkpoint holds, in its order. All methods do nothing
 * unless overridden. What a method throws ends the reading and is passed on.
 */
public interface CommitVisitor {
  /** Every file that is named; a deletion vector's file right after its data file. */
  default void file(NamedFile file) {}

  /** Every action that names files, as a whole. Calls {@link #file} for each of its files. */
  default void action(FileAction action) {
    action.files().forEach(this::file);
  }

  /** What the table says of itself. */
  default void metadata(Metadata metadata) {}

  /** A {@code protocol} action, not checked against what this engine understands. */
  default void protocol(Protocol protocol) {}

  /** A {@code commitInfo} action. */
  default void commitInfo(CommitInfo info) {}

  /** A {@code txn} action: how far a streaming application got. */
  default void transaction(String application, long version) {}

  /** A {@code domainMetadata} action. */
  default void domain(String domain) {}
}
