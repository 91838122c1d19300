package io.lakehousedr.cli.host;

import java.io.PrintStream;

/**
 * A stream that a command writes to.
 *
 * @param stream UTF-8; whoever made it flushes it at the end
 * @param kind whether somebody watches it
 */
public record Screen(PrintStream stream, Kind kind) {
  /** What is at the other end. */
  public enum Kind {
    /** A person. */
    TERMINAL,
    /** A file or a program. */
    PIPE
  }

  /** Whether a person watches it. */
  public boolean isTerminal() {
    return kind == Kind.TERMINAL;
  }
}
