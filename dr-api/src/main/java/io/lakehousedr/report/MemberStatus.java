package io.lakehousedr.report;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.VersionRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one table or folder stands.
 *
 * @param member its name
 * @param mode how it is kept
 * @param state {@code SEEDING}, {@code CURRENT}, {@code LEFT_BEHIND}, {@code QUARANTINED} or {@code
 *     CLOSED}
 * @param target where its replica lies
 * @param version the replica stands at in the current cut; empty for files and while seeding
 * @param sourceVersion the source's newest; empty when the source was not asked or did not answer
 * @param oldestUnshipped when the first commit was made that is not in the current cut; empty when
 *     there is none or it is not known
 * @param pendingBytes what the commits name that are not in the current cut, and those commits
 *     themselves; empty when it is not known, and for files
 * @param unreadable versions that neither side can show: VACUUM had taken files of theirs at the
 *     source before they were copied
 * @param phase what holds it, or what is done with it, now
 * @param reason why it is not current
 */
public record MemberStatus(
    String member,
    String mode,
    String state,
    Location target,
    OptionalLong version,
    OptionalLong sourceVersion,
    Optional<Instant> oldestUnshipped,
    OptionalLong pendingBytes,
    List<VersionRange> unreadable,
    Phase phase,
    Optional<String> reason) {
  /** What holds a member, or what is done with it. */
  public enum Phase {
    /** Nothing: all is in the cut, as far as the source answered. */
    SETTLED,
    /** The next sync ships what is new. */
    WAITING,
    /** Its data is on the way for the first time; it is in no cut yet. */
    SEEDING,
    /** A committed cut moves it and is not complete. */
    PUBLISHING,
    /** The last run could not ship it. */
    BLOCKED,
    /** An operator or the configuration took it out. */
    OUT
  }

  /** Copies the list. */
  public MemberStatus {
    unreadable = List.copyOf(unreadable);
  }
}
