package io.lakehousedr.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification of one member found.
 *
 * @param group its group
 * @param member its name
 * @param version that was verified; empty for files
 * @param filesChecked whose presence, size or content was compared
 * @param bytesRead of data on the replica
 * @param rows of the replica, where rows were read
 * @param notes what the verification could not tell, and what is known to be amiss on both sides
 * @param findings each with where, what and remedy; empty when nothing is wrong
 */
public record MemberVerdict(
    String group,
    String member,
    OptionalLong version,
    long filesChecked,
    long bytesRead,
    OptionalLong rows,
    List<String> notes,
    List<Finding> findings) {
  /**
   * One thing that is wrong.
   *
   * @param where in full
   * @param what is wrong
   * @param remedy what to do
   */
  public record Finding(String where, String what, String remedy) {}

  /** Copies the lists. */
  public MemberVerdict {
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return findings.isEmpty();
  }
}
