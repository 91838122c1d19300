package io.lakehousedr.report;

/**
 * Something that files have beside their bytes and their replicas have not, because the target's
 * store does not keep it.
 *
 * @param member the folder
 * @param kind of attribute
 * @param files how many files that were written had it at the source
 */
public record NotKept(String member, Kind kind, long files) {
  /** What may belong to a file beside its bytes. */
  public enum Kind {
    /** Its media type. */
    CONTENT_TYPE,
    /** The user's own pairs of names and values. */
    METADATA,
    /** Owner, group and access list. */
    POSIX_ACCESS
  }
}
