package io.lakehousedr.examples.demo;

import java.io.PrintStream;

/** What the demo tells, step by step, and whether all of it was true. Used by one thread. */
final class Story {
  private final PrintStream out;
  private int steps;
  private int claims;
  private int broken;

  Story(PrintStream out) {
    this.out = out;
  }

  /** Begins the next step. */
  void step(String title) {
    steps++;
    out.println();
    out.println(steps + ". " + title);
  }

  /** Says something that was read, not promised. */
  void tell(String text) {
    text.lines().forEach(line -> out.println("   " + line));
  }

  /** Claims that two things that were read are equal; a claim that fails is told and counted. */
  void same(String claim, Object expected, Object found) {
    claims++;
    if (expected.equals(found)) {
      out.println("   ok  " + claim);
      return;
    }
    broken++;
    out.println("   NOT TRUE: " + claim);
    out.println("       expected " + expected);
    out.println("       found    " + found);
  }

  /** Sums up. */
  void end(String folder) {
    out.println();
    out.println(
        broken == 0
            ? "All " + claims + " claims held. " + folder
            : broken + " of " + claims + " claims did not hold. " + folder);
  }

  /** 0 when every claim held. */
  int exitCode() {
    return broken == 0 ? 0 : 1;
  }
}
