package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import java.util.List;

/**
 * A group as this run sees it: names resolved, locations mapped.
 *
 * @param name as the configuration has it
 * @param id of its log
 * @param members tables and folders, each name once
 */
public record GroupSpec(String name, GroupId id, List<MemberSpec> members) {
  /** Copies the list. */
  public GroupSpec {
    members = List.copyOf(members);
  }

  /**
   * One table or folder of files.
   *
   * @param name as the configuration has it
   * @param kind how it is kept
   * @param source where it lies
   * @param target where its replica lies
   */
  public record MemberSpec(String name, Member.Kind kind, Location source, Location target) {
    /** The member before anything of it was shipped. */
    public Member seeding() {
      return new Member(
          name,
          kind,
          Member.Status.SEEDING,
          source,
          target,
          java.util.Optional.empty(),
          java.util.Optional.empty(),
          java.util.Optional.empty());
    }
  }
}
