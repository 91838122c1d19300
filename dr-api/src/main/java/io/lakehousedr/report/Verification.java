package io.lakehousedr.report;

import java.util.List;

/** What the verification that followed a sync found. */
public sealed interface Verification {
  /** Nobody asked for one, or there was no new cut to verify. */
  record NotDone() implements Verification {}

  /**
   * Nothing differs.
   *
   * @param verdicts of the members
   */
  record Same(List<MemberVerdict> verdicts) implements Verification {
    /** Copies the list. */
    public Same {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * The replica is not what it should be; the cut stands all the same.
   *
   * @param verdicts of all members, at least one with findings
   */
  record Different(List<MemberVerdict> verdicts) implements Verification {
    /** Copies the list; refuses one without findings. */
    public Different {
      verdicts = List.copyOf(verdicts);
      if (verdicts.stream().allMatch(MemberVerdict::isClean)) {
        throw new IllegalArgumentException("nothing differs");
      }
    }
  }

  /** What the verdicts of a group's members say together. */
  static Verification of(List<MemberVerdict> verdicts) {
    return verdicts.stream().allMatch(MemberVerdict::isClean)
        ? new Same(verdicts)
        : new Different(verdicts);
  }
}
