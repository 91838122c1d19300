package io.lakehousedr.core.control;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the syncs of a group have come.
 *
 * @param start when the last successful sync began; what it copied is at least that new
 * @param end when the last sync ended, well or not
 * @param status of the last sync
 * @param message of the last sync, for people
 */
public record SyncState(
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<SyncStatus> status,
    Optional<String> message) {
  /** Cuts the instants to microseconds, which is what a table's timestamps hold. */
  public SyncState {
    start = start.map(GroupRow::micros);
    end = end.map(GroupRow::micros);
  }

  /** Never synced. */
  public static final SyncState NONE =
      new SyncState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** A sync has begun; the watermark of the last success stays. */
  public SyncState inProgress() {
    return new SyncState(start, end, Optional.of(SyncStatus.IN_PROGRESS), Optional.empty());
  }

  /** The sync that began at {@code began} went well. */
  public SyncState succeeded(Instant began, Instant ended, Optional<String> note) {
    return new SyncState(
        Optional.of(began), Optional.of(ended), Optional.of(SyncStatus.SUCCESS), note);
  }

  /** The sync failed; the watermark of the last success stays. */
  public SyncState failed(Instant ended, String reason) {
    return new SyncState(
        start, Optional.of(ended), Optional.of(SyncStatus.FAILED), Optional.of(reason));
  }
}
