package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.model.Checksum;

/** The bytes of one file on their way into the stage. */
sealed interface Piece {
  /** Of the bytes. */
  Checksum sha256();

  /**
   * A small file, to be staged in a bundle.
   *
   * @param bytes all of them
   * @param sha256 of them
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; lives for the length of a batch
  record Small(byte[] bytes, Checksum sha256) implements Piece {}

  /**
   * Staged already.
   *
   * @param range where
   */
  record Staged(StageRange range) implements Piece {
    @Override
    public Checksum sha256() {
      return range.sha256();
    }
  }
}
