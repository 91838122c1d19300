package io.lakehousedr.core.cut.log;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Pin;
import io.lakehousedr.model.VersionRange;
import java.util.List;
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
 * @param unreadable versions that neither side can show any more: VACUUM had taken files of theirs
 *     at the source before they were copied
 * @param head what the source's log demanded at that version; absent in records of older engines
 */
public record Standing(
    Pin source,
    long version,
    Checksum sha256,
    long base,
    Form form,
    List<VersionRange> unreadable,
    Optional<Demands> head) {
  /** Copies the list; records of the first engines have none. */
  public Standing {
    unreadable = unreadable == null ? List.of() : List.copyOf(unreadable);
  }

  /** A standing whose head is not known yet. */
  public Standing(
      Pin source,
      long version,
      Checksum sha256,
      long base,
      Form form,
      List<VersionRange> unreadable) {
    this(source, version, sha256, base, form, unreadable, Optional.empty());
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
    List<VersionRange> left =
        unreadable.stream()
            .filter(range -> range.last() >= version)
            .map(range -> new VersionRange(Math.max(range.first(), version), range.last()))
            .toList();
    return new Standing(source, this.version, sha256, version, form, left, head);
  }

  /** The same with that head. */
  public Standing demanding(Optional<Demands> known) {
    return new Standing(source, version, sha256, base, form, unreadable, known);
  }
}
