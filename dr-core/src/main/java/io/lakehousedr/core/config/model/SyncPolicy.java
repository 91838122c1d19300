package io.lakehousedr.core.config.model;

import io.lakehousedr.model.TableMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How tables are kept in step. Each key is inherited: group from workspace from the whole file.
 *
 * @param mode of tables that do not name their own
 * @param rpo the most data, in time, that may be lost; empty when none is set
 * @param maxRetries of a failed sync, after the first try
 * @param settle how long before now the cut's instant lies, so that late timestamps are in
 * @param onVacuum what to do when the source removes files during the copy
 * @param onRecreate what to do when a table was dropped and created again
 * @param retention which cuts are kept
 * @param verify how replicas are compared with their sources; empty when they are not, beyond what
 *     every sync reads back
 */
public record SyncPolicy(
    @Key(about = "How tables are kept in step.", standard = "mirror", inherits = "mode")
        TableMode mode,
    @Key(about = "The most data, in time, that may be lost: 30m, 4h.", inherits = "rpo", least = 1)
        Optional<Duration> rpo,
    @Key(
            value = "sync_max_retries",
            about = "How often a failed sync is tried again while what failed may pass.",
            standard = "3",
            inherits = "sync_max_retries",
            least = 0,
            most = 100)
        int maxRetries,
    @Key(
            about = "How long before now a scheduled cut lies, so that late commits are in it.",
            standard = "10s",
            inherits = "settle")
        Duration settle,
    @Key(
            about = "What to do when the source removes files while they are copied.",
            standard = "retry",
            inherits = "on_vacuum")
        OnVacuum onVacuum,
    @Key(
            about = "What to do when a table was dropped and created again.",
            standard = "new_generation",
            inherits = "on_recreate")
        OnRecreate onRecreate,
    @Key(about = "Which cuts are kept.", standard = "{}", inherits = "retention")
        Retention retention,
    @Key(
            about =
                "How replicas are compared with their sources after each sync, or by a schedule;"
                    + " without this key they are not: a sync reads back what it publishes.",
            inherits = "verify")
        Optional<Verify> verify) {
  /** What to do when the source removes files during the copy. */
  public enum OnVacuum {
    /** Choose a later version, as often as retries allow. */
    RETRY,
    /** Stop the group. */
    FAIL
  }

  /** What to do when a table was dropped and created again. */
  public enum OnRecreate {
    /** Seed a new folder; the old one stays, untouched, until it is retired. */
    NEW_GENERATION,
    /** Stop the group until somebody decides. */
    STOP
  }

  /** Refuses an RPO of nothing. */
  public SyncPolicy {
    if (rpo.filter(target -> target.isZero()).isPresent()) {
      throw new IllegalArgumentException(
          "an rpo of 0 cannot be kept: choose the least loss that is good enough, such as 30m");
    }
  }
}
