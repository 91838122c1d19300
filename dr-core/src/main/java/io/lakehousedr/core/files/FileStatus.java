package io.lakehousedr.core.files;

/** What a sync does with one file. */
public enum FileStatus {
  /** It is new. */
  NEW,
  /** It was changed at the source. */
  CHANGED,
  /** It was deleted at the source and is deleted at the target. */
  DELETED,
  /** It was deleted at the source and stays at the target. */
  KEPT,
  /** The target lacked it, or held bytes of an earlier cut. */
  HEALED,
  /** A file that others had put there is replaced. */
  REPLACED,
  /** A file that others had put there is left, and the source's is not copied. */
  LEFT,
  /** It is at the target only, and not by this engine. It is left. */
  FOREIGN,
  /** It is older than the watermark and left alone. */
  BEFORE_WATERMARK,
  /** It is gone on both sides though the cut had it. */
  LOST,
  /** A folder that is a Delta table: left to the table modes. */
  TABLE,
  /** Others changed it at the target; the folder stops its group. */
  DIVERGED,
  /** The target cannot hold its name; the folder stops its group. */
  REFUSED;

  /** Whether it stops the folder. */
  public boolean stops() {
    return this == DIVERGED || this == REFUSED;
  }
}
