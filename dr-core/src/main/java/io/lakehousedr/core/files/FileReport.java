package io.lakehousedr.core.files;

import io.lakehousedr.spi.store.ObjectAttributes;
import java.util.Map;

/**
 * Takes the rows of folders as their moves are ready, in the order of the paths. What the rows say
 * is true of the cut that carries the move once that cut is complete. A run that starts over gives
 * its rows again. Implementations are thread-safe.
 */
@FunctionalInterface
public interface FileReport {
  /** Takes no notice. */
  FileReport NONE = (member, row) -> {};

  /**
   * One file.
   *
   * @param member the folder
   * @param row what is done with it
   */
  void row(String member, FileRow row);

  /**
   * What the files of a folder's move have and their replicas have not; once a move.
   *
   * @param member the folder
   * @param files how many of those that are written have it
   */
  default void notKept(String member, Map<ObjectAttributes.Kind, Long> files) {}
}
