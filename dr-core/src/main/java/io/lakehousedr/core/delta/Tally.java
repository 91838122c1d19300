package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.CommitSummary.Counts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Passes on what is read, and sums it up. Not thread-safe. */
final class Tally implements CommitVisitor {
  private final CommitVisitor next;
  private @Nullable Metadata metadata;
  private @Nullable Protocol protocol;
  private OptionalLong inCommitTimestamp = OptionalLong.empty();
  private long added;
  private long removed;
  private long changes;
  private long sidecars;
  private long others;

  Tally(CommitVisitor next) {
    this.next = next;
  }

  @Override
  public void action(FileAction action) {
    switch (action.file().role()) {
      case ADDED -> added++;
      case REMOVED -> removed++;
      case CHANGE -> changes++;
      case REFERENCED -> sidecars++;
    }
    next.action(action);
  }

  @Override
  public void metadata(Metadata seen) {
    others++;
    metadata = seen;
    next.metadata(seen);
  }

  @Override
  public void protocol(Protocol seen) {
    others++;
    protocol = seen;
    next.protocol(seen);
  }

  @Override
  public void commitInfo(CommitInfo info) {
    others++;
    info.inCommitTimestamp()
        .ifPresent(time -> inCommitTimestamp = OptionalLong.of(time.toEpochMilli()));
    next.commitInfo(info);
  }

  @Override
  public void transaction(String application, long version) {
    others++;
    next.transaction(application, version);
  }

  @Override
  public void domain(String domain) {
    others++;
    next.domain(domain);
  }

  /** An action that is understood and means nothing here. */
  void other() {
    others++;
  }

  boolean hasMetadata() {
    return metadata != null;
  }

  boolean hasProtocol() {
    return protocol != null;
  }

  CommitSummary finish(long bytes) {
    return new CommitSummary(
        Optional.ofNullable(metadata),
        Optional.ofNullable(protocol),
        inCommitTimestamp,
        new Counts(added, removed, changes, sidecars, others),
        bytes);
  }
}
