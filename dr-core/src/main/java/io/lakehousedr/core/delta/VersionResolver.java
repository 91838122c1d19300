package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.CommitTimes.Moment;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.Pin;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Finds the version that a table had at an instant: the last one committed at or before it
 * (PROTOCOL.md, "In-Commit Timestamps"; without them by the modification times of the commits, made
 * strictly increasing from the earliest version that can be rebuilt). {@code commitInfo.timestamp}
 * is never used. An in-commit timestamp is fixed before its commit lands: the caller waits before
 * it seals an instant.
 *
 * <p>What is read: one listing of the log; of the newest checkpoint {@code metaData} and {@code
 * protocol}; the commits after it until both are found; the pinned commit; and, for an instant
 * before the last commit of a table with in-commit timestamps, the beginnings of log2(n) commits.
 *
 * <p>Thread-safe.
 */
public final class VersionResolver {
  private final ObjectReader store;
  private final ObjectPath table;
  private final Instant instant;

  /**
   * What was found.
   *
   * @param pin the version
   * @param head protocol and metadata at that version; both understood
   * @param listing the log from the hint's version on, or all of it
   */
  public record Resolution(Pin pin, SnapshotHead head, LogListing listing) {
    /** The hint for the next resolution of the same table. */
    public Hint hint() {
      return new Hint(pin, Optional.of(head));
    }
  }

  /**
   * What an earlier resolution found. With a head the log is listed from the pin's version on and
   * no checkpoint is read; without one it is listed from the checkpoint on that {@code
   * _last_checkpoint} names, or wholly where that is of no use.
   *
   * @param pin its version
   * @param head at that version
   */
  public record Hint(Pin pin, Optional<SnapshotHead> head) {}

  private VersionResolver(ObjectReader store, ObjectPath table, Instant instant) {
    this.store = store;
    this.table = table;
    this.instant = instant;
  }

  /**
   * Resolves an instant.
   *
   * @param table the table's folder relative to the store's root
   * @param known an earlier pin of the same table; one that does not fit is ignored
   * @throws DrException TABLE_NOT_FOUND; TABLE_TOO_EARLY; TABLE_CATALOG_MANAGED and TABLE_FEATURE
   *     when the log is not understood, at that version or now; TABLE_LOG_CORRUPT; what the store
   *     fails with
   */
  public static Pin at(ObjectReader store, ObjectPath table, Instant instant, Optional<Pin> known) {
    return resolve(store, table, instant, known.map(pin -> new Hint(pin, Optional.empty()))).pin();
  }

  /**
   * Resolves an instant, and tells what was read on the way.
   *
   * @throws DrException as {@link #at}
   */
  public static Resolution resolve(
      ObjectReader store, ObjectPath table, Instant instant, Optional<Hint> hint) {
    VersionResolver resolver = new VersionResolver(store, table, instant);
    return hint.filter(known -> !instant.isBefore(known.pin().timestamp()))
        .flatMap(resolver::after)
        .orElseGet(resolver::fromTheBeginning);
  }

  private Resolution fromTheBeginning() {
    LogListing listing = LogListing.list(store, table, 0);
    if (listing.commits().isEmpty()) {
      throw new DrException(
          Problem.TABLE_NOT_FOUND, store.root().resolve(table) + ": no commit in its _delta_log");
    }
    long first =
        listing
            .earliestRecreatable()
            .orElseThrow(
                () ->
                    LogErrors.corrupt(
                        where(), "the log has no first commit and no complete checkpoint"));
    Commits commits = new Commits(store, listing);
    return finish(
        commits,
        version -> SnapshotHead.at(commits, version),
        new CommitTimes(commits, first, OptionalLong.empty()));
  }

  private String where() {
    return store.root().resolve(table).text();
  }

  /** Empty when the source cleaned its log past the hint, or another table stands there now. */
  private Optional<Resolution> after(Hint hint) {
    long known = hint.pin().version();
    LogListing listing =
        hint.head().isPresent()
            ? LogListing.list(store, table, known)
            : Rebuild.listing(store, table, known);
    if (!listing.commits().containsKey(known)) {
      return Optional.empty();
    }
    Commits commits = new Commits(store, listing);
    if (hint.head().isPresent() && !commits.sha256(known).equals(hint.pin().sha256())) {
      return Optional.empty();
    }
    OptionalLong time = OptionalLong.of(hint.pin().timestamp().toEpochMilli());
    return Optional.of(
        finish(commits, heads(commits, hint), new CommitTimes(commits, known, time)));
  }

  private static LongFunction<SnapshotHead> heads(Commits commits, Hint hint) {
    return version ->
        hint.head()
            .map(head -> head.advance(commits, version))
            .orElseGet(() -> SnapshotHead.at(commits, version));
  }

  private Resolution finish(Commits commits, LongFunction<SnapshotHead> heads, CommitTimes times) {
    SnapshotHead latest = heads.apply(commits.listing().commits().lastKey());
    Features.check(latest.protocol(), where());
    Moment moment = times.at(instant, latest.metadata());
    SnapshotHead head =
        moment.version() == latest.version() ? latest : heads.apply(moment.version());
    Features.check(head.protocol(), where() + " at version " + moment.version());
    Pin pin =
        new Pin(
            moment.version(),
            commits.sha256(moment.version()),
            Instant.ofEpochMilli(moment.millis()),
            head.metadata().id());
    return new Resolution(pin, head, commits.listing());
  }
}
