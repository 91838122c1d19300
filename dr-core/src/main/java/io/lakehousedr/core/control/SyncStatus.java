package io.lakehousedr.core.control;

/** How the last sync of a group went, as {@code current_sync_status} spells it. */
public record SyncStatus(String text) {
  /** A sync is running. */
  public static final SyncStatus IN_PROGRESS = new SyncStatus("in-progress");

  /** The last sync went well. */
  public static final SyncStatus SUCCESS = new SyncStatus("success");

  /** The last sync failed; the message says why. */
  public static final SyncStatus FAILED = new SyncStatus("failed");

  /** Refuses an empty text. */
  public SyncStatus {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a sync status has a text");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
