package io.lakehousedr.core.verify;

/** How closely a replica is looked at; each depth includes the ones before it. */
public enum Depth {
  /** Every log file byte for byte. */
  LOG,
  /** Presence and size of every file the version names. */
  BYTES,
  /** The content of every file the version names, on both sides. */
  CHECKSUM,
  /** Every row, as a Delta reader sees it. */
  ROWS;

  /** Whether this depth includes {@code other}. */
  public boolean reaches(Depth other) {
    return compareTo(other) >= 0;
  }
}
