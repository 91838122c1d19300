package io.lakehousedr.core.ship;

import io.lakehousedr.core.copy.FileCopier;

/** Is told of every file that is in place. Thread-safe. */
@FunctionalInterface
public interface FileProgress {
  /**
   * A file is in place.
   *
   * @param bytes its size
   * @param outcome whether it was moved just now
   */
  void ready(long bytes, FileCopier.Outcome outcome);
}
