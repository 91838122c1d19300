package io.lakehousedr.examples.demo;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A sync in a process of its own that says on standard output what it does, and stops at one step
 * so that it can be killed there. Ends by itself when standard input ends: when its parent is gone.
 */
public final class DyingSync {
  /** What it says when it has come to the step. */
  static final String REACHED = "reached ";

  private DyingSync() {}

  /** Takes a configuration, a group and the name of an event. */
  public static void main(String[] arguments) {
    Path config = Path.of(arguments[0]);
    try (DrEngine engine = LakehouseDr.open(config, event -> tell(event, arguments[2]))) {
      engine.sync(Set.of(arguments[1]), Optional.empty());
    }
  }

  private static void tell(EngineEvent event, String last) {
    String name = event.getClass().getSimpleName();
    say(name);
    if (name.equals(last)) {
      say(REACHED + name);
      waitToBeKilled();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void waitToBeKilled() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes here.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }
}
