package io.lakehousedr.core.cut.log;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a record decides. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Role.class, name = "ROLE"),
  @JsonSubTypes.Type(value = Decision.Cut.class, name = "CUT"),
  @JsonSubTypes.Type(value = Decision.Done.class, name = "DONE"),
  @JsonSubTypes.Type(value = Decision.Prune.class, name = "PRUNE"),
  @JsonSubTypes.Type(value = Decision.Membership.class, name = "MEMBER"),
  @JsonSubTypes.Type(value = Decision.Abort.class, name = "ABORT")
})
public sealed interface Decision {
  /** Whether a region takes writes of users, or receives a replica. */
  enum Activity {
    /** User writers may be let in; nothing is published here. */
    ACTIVE,
    /** The region receives a replica. */
    PASSIVE
  }

  /**
   * The region's role from here on.
   *
   * @param epoch the higher one wins at first contact; even when the primary is active, odd when
   *     the secondary is
   * @param activity of this region
   * @param base for a region that becomes passive after it was active: where both regions last
   *     agreed
   */
  record Role(long epoch, Activity activity, List<Base> base) implements Decision {}

  /**
   * The last version of a table that both regions share.
   *
   * @param member its name
   * @param standing there
   * @param slot of the other log's record that proves it
   * @param record sha-256 of that record
   */
  record Base(String member, Standing standing, long slot, Checksum record) {}

  /**
   * The versions a group moves to, as one. With this record the cut is committed.
   *
   * @param instant every table stands at its last version committed at or before it
   * @param before the state of the group that this cut follows, so that nothing older has to be
   *     read
   * @param moves what changes; members not named stay where they are
   */
  record Cut(Instant instant, Before before, List<Move> moves) implements Decision {}

  /**
   * The state of a group right before a cut.
   *
   * @param role in force
   * @param roleSlot where it stands
   * @param slot of the newest complete cut, absent before the first
   * @param instant of that cut
   * @param members all of them
   */
  record Before(
      Role role,
      long roleSlot,
      Optional<Long> slot,
      Optional<Instant> instant,
      List<Member> members) {}

  /**
   * One member's way to the new cut.
   *
   * @param member as it will stand when the cut is complete
   * @param manifest what has to be published for it; absent when nothing has
   * @param unreadable versions of the source that VACUUM has made unreadable, for the report
   */
  record Move(Member member, Optional<StageFile> manifest, List<Long> unreadable) {}

  /**
   * A CUT or PRUNE has every effect it can have.
   *
   * @param slot of the record that is finished
   * @param left the members that were left out; all others are complete
   */
  record Done(long slot, List<Left> left) implements Decision {}

  /**
   * A member that a cut was completed without.
   *
   * @param member its name
   * @param code of the problem
   * @param reason for people
   */
  record Left(String member, String code, String reason) {}

  /**
   * Files that no retained cut needs are deleted.
   *
   * @param sweeps what is deleted, root by root
   * @param oldest slot of the oldest cut that is retained
   */
  record Prune(List<Sweep> sweeps, long oldest) implements Decision {}

  /**
   * What is deleted below one root.
   *
   * @param name for messages: a member, or the stage
   * @param target the root that the names are relative to
   * @param manifest names and versions
   */
  record Sweep(String name, Location target, StageFile manifest) {}

  /**
   * Members join, are taken out or closed, outside a cut.
   *
   * @param members as they are from here on; those not named stay as they are
   */
  record Membership(List<Member> members) implements Decision {}

  /**
   * Nothing is decided; the slot is used up.
   *
   * @param reason for people
   */
  record Abort(String reason) implements Decision {}
}
