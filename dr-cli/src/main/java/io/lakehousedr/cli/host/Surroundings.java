package io.lakehousedr.cli.host;

import io.lakehousedr.core.runtime.Clock;
import java.util.Map;

/**
 * All that a command meets outside itself.
 *
 * @param out for answers
 * @param err for errors, warnings and progress
 * @param environment the process's variables
 * @param opener where the engine comes from
 * @param clock the time
 * @param interruption whether somebody wants it to stop
 */
public record Surroundings(
    Screen out,
    Screen err,
    Map<String, String> environment,
    EngineOpener opener,
    Clock clock,
    Interruption interruption) {
  /** Copies the map. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
