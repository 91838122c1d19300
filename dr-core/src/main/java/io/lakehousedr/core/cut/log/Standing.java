package io.lakehousedr.core.cut.log;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Pin;
import java.util.Optional;

/**
 * Where a table stands at a cut, on both sides.
 *
 * @param source the version that was pinned at the source
 * @param version the Delta version at the target that shows the same; equal to the source's in mode
 *     mirror
 * @param sha256 of the target's commit file of that version
 * @param base the oldest version of the target's history that was shipped; what lies below it is
 *     not part of the replica
 * @param form whether the target's log equals the source's
 * @param head what the source's log demanded at that version; absent in records of older engines
 */
public record Standing(
    Pin source, long version, Checksum sha256, long base, Form form, Optional<Demands> head) {
  /** A standing whose head is not known yet. */
  public Standing(Pin source, long version, Checksum sha256, long base, Form form) {
    this(source, version, sha256, base, form, Optional.empty());
  }

  /** How a replica's log relates to its source's. */
  public enum Form {
    /** Byte for byte the same. */
    SHIPPED,
    /** Paths into other folders were rewritten, and checkpoints left out. */
    REWRITTEN,
    /** The engine wrote its commits itself. */
    AUTHORED,
    /** Processes of the target's own region write it; the engine publishes nothing there. */
    INDEPENDENT
  }

  /** The same with a history that begins at {@code version}. */
  Standing from(long version) {
    return new Standing(source, this.version, sha256, version, form, head);
  }

  /** The same with that head. */
  public Standing demanding(Optional<Demands> known) {
    return new Standing(source, version, sha256, base, form, known);
  }
}
