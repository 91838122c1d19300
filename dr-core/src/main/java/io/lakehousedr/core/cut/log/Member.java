package io.lakehousedr.core.cut.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lakehousedr.model.Location;
import java.util.Optional;

/**
 * One table or folder of files as a group's log knows it.
 *
 * @param name as the configuration has it: a full table name or a location
 * @param kind how it is kept
 * @param status whether it takes part in cuts
 * @param source where it lies at the source
 * @param target where its replica lies
 * @param standing of the table in the current cut; absent while seeding and for files
 * @param files the manifest of a folder's files in the current cut; absent for tables
 * @param reason why it is quarantined, left behind or closed
 */
public record Member(
    String name,
    Kind kind,
    Status status,
    Location source,
    Location target,
    Optional<Standing> standing,
    Optional<StageFile> files,
    Optional<String> reason) {
  /** How a member is kept. */
  public enum Kind {
    MIRROR,
    CLONE,
    OVERWRITE,
    DUAL_RUN,
    FILES
  }

  /** Whether a member takes part in cuts. */
  public enum Status {
    /** Its data is still on the way; it joins at the first cut it can make. */
    SEEDING,
    /** It stands at the current cut. */
    CURRENT,
    /** A cut was completed without it: it stands at an older one. */
    LEFT_BEHIND,
    /** An operator took it out, by name and reason. */
    QUARANTINED,
    /** It left the configuration; its replica is kept. */
    CLOSED
  }

  /** This member in another status. */
  public Member as(Status next, Optional<String> why) {
    return new Member(name, kind, next, source, target, standing, files, why);
  }

  /** This member standing somewhere else. */
  public Member at(Standing next) {
    return new Member(
        name, kind, Status.CURRENT, source, target, Optional.of(next), files, Optional.empty());
  }

  /** This member with a history that begins later, after what lay below was deleted. */
  public Member from(long base) {
    return new Member(
        name, kind, status, source, target, standing.map(at -> at.from(base)), files, reason);
  }

  /** This member with other files. */
  public Member with(StageFile next) {
    return new Member(
        name, kind, Status.CURRENT, source, target, standing, Optional.of(next), Optional.empty());
  }

  /** Whether cuts are made of it. */
  @JsonIgnore
  public boolean takesPart() {
    return status == Status.CURRENT || status == Status.LEFT_BEHIND;
  }
}
