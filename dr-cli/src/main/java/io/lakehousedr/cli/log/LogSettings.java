package io.lakehousedr.cli.log;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log goes.
 *
 * @param file that it is appended to
 * @param format of the lines
 * @param console what of it is shown on standard error
 */
public record LogSettings(Optional<Path> file, LogFormat format, Console console) {
  /** What standard error shows. */
  public enum Console {
    /** Nothing. */
    SILENT,
    /** Warnings, without stack traces. */
    WARNINGS,
    /** All of the log. */
    VERBOSE
  }
}
