package io.lakehousedr.core.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The metadata table of one region. Thread-safe, also beside other processes. Failures are {@link
 * io.lakehousedr.error.DrException}s.
 */
public interface ControlTable {
  /** Every row, by name of the group; empty when there is no table yet. */
  Optional<List<GroupRow>> read();

  /**
   * Replaces the rows by what {@code change} makes of them, in one commit; the table is created
   * when there is none. Over a concurrent change it reads again and asks {@code change} again.
   * Nothing is written when nothing changes.
   *
   * @return what was done
   * @throws io.lakehousedr.error.DrException CONFLICT when others are faster again and again
   */
  Change update(UnaryOperator<List<GroupRow>> change);

  /**
   * Removes data files that no version of the last {@code retention} names. Idempotent; the rows do
   * not change.
   *
   * @param retention at least an hour, so that nobody loses what he reads
   * @return how many files were removed
   */
  int tidy(Duration retention);

  /** What an update did. */
  enum Change {
    /** There was no table. */
    CREATED,
    /** A new version was committed. */
    WRITTEN,
    /** The rows were like that already. */
    UNCHANGED
  }
}
