package io.lakehousedr.plan;

/**
 * How much has to be moved, as far as the logs tell. What is found in place when it is carried out
 * is not moved.
 *
 * @param files data, deletion-vector and change-data files that are named anew
 * @param bytes of those files, and of the log; deletion vectors count as 0 where the log has no
 *     size
 * @param gets reads at the source
 * @param puts writes at the target
 * @param lists listings on both sides
 */
public record Work(long files, long bytes, long gets, long puts, long lists) {
  /** Nothing. */
  public static final Work NONE = new Work(0, 0, 0, 0, 0);

  /** Both together. */
  public Work plus(Work other) {
    return new Work(
        files + other.files,
        bytes + other.bytes,
        gets + other.gets,
        puts + other.puts,
        lists + other.lists);
  }
}
