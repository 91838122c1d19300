package io.lakehousedr.core.cut.publish;

import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;

/**
 * Bytes in the stage: a whole object, or a part of a bundle of many small ones.
 *
 * @param path relative to the control root
 * @param offset of the first byte
 * @param length in bytes, may be 0
 * @param sha256 of just these bytes
 */
public record StageRange(ObjectPath path, long offset, long length, Checksum sha256) {
  /** The range to open; empty content has none. */
  ByteRange range() {
    return new ByteRange(offset, Math.max(1, length));
  }
}
