package io.lakehousedr.report;

import io.lakehousedr.error.DrException;
import java.time.Instant;

/** How a run of a group, or of one member, ended. */
public sealed interface Outcome {
  /**
   * The group stands at a complete cut.
   *
   * @param cut its instant
   */
  record Succeeded(Instant cut) implements Outcome {}

  /**
   * Nothing was done.
   *
   * @param reason for people
   */
  record Skipped(String reason) implements Outcome {}

  /**
   * It failed; the old cut stands.
   *
   * @param error why
   */
  record Failed(DrException error) implements Outcome {}

  /**
   * Nobody knows, because the store did not say; {@code dr recover} or the next run settles it.
   *
   * @param error why
   */
  record Unknown(DrException error) implements Outcome {}
}
