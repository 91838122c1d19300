package io.lakehousedr.core.cut.log;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Pin;

/**
 * Where a table stands at a cut, on both sides.
 *
 * @param source the version that was pinned at the source
 * @param version the Delta version at the target that shows the same; equal to the source's in mode
 *     mirror
 * @param sha256 of the target's commit file of that version
 */
public record Standing(Pin source, long version, Checksum sha256) {
  /** A mirrored table stands at the source's own version. */
  public static Standing mirrored(Pin pin) {
    return new Standing(pin, pin.version(), pin.sha256());
  }
}
