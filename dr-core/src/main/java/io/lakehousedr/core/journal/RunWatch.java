package io.lakehousedr.core.journal;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.RunId;
import io.lakehousedr.plan.Rate;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what a run does, from its events: it begins with its first member, so that a run that finds
 * nothing to do leaves nothing. A note that cannot be written never breaks a run. Thread-safe.
 */
public final class RunWatch implements EngineListener {
  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
  private static final Duration BEAT = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofMillis(1);

  private final PastRun.Kind kind;
  private final Supplier<Optional<RunNotes>> book;
  private final Clock clock;
  private @Nullable RunId run;
  private RunNotes.@Nullable Begun begun;
  private @Nullable RunNotes notes;
  private final Map<String, String> failures = new TreeMap<>();
  private Instant beaten = Instant.MIN;
  private Instant copied = Instant.MIN;
  private long bytes;

  /**
   * A watch over one run.
   *
   * @param book the group's notes, asked for once the group is entered
   */
  public RunWatch(PastRun.Kind kind, Supplier<Optional<RunNotes>> book, Clock clock) {
    this.kind = kind;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public synchronized void on(EngineEvent event) {
    if (event instanceof EngineEvent.RunStarted started) {
      run = started.run();
    }
    if (event instanceof EngineEvent.RunStarted || event instanceof EngineEvent.RunEnded) {
      return;
    }
    begin();
    count(event);
    judge(event);
    RunNotes.Begun known = begun;
    RunNotes open = notes;
    Instant now = clock.instant();
    if (known != null && open != null && beaten.plus(BEAT).isBefore(now)) {
      beaten = now;
      quietly(() -> open.beat(known, new RunNotes.Beat(now, bytes)));
    }
  }

  /** A member that could be shipped in a later try has not failed. */
  private void judge(EngineEvent event) {
    if (event instanceof EngineEvent.MemberFailed failed) {
      failures.put(failed.member(), text(failed.error()));
    } else if (event instanceof EngineEvent.MemberReady ready) {
      failures.remove(ready.member());
    }
  }

  private void count(EngineEvent event) {
    long moved = 0;
    if (event instanceof EngineEvent.FileReady ready && !ready.found()) {
      moved = ready.bytes();
    } else if (event instanceof EngineEvent.FileMoved file) {
      moved = file.bytes();
    }
    if (moved > 0) {
      bytes += moved;
      copied = clock.instant();
    }
  }

  private void begin() {
    RunId known = run;
    if (begun == null && known != null) {
      Instant now = clock.instant();
      RunNotes.Begun first = new RunNotes.Begun(known, kind, now);
      begun = first;
      beaten = now;
      quietly(
          () ->
              book.get()
                  .ifPresent(
                      open -> {
                        notes = open;
                        open.begin(first);
                      }));
    }
  }

  /** Notes how the run ended; a run that did nothing and went well is not worth a note. */
  public synchronized void ended(Outcome outcome, Map<String, DrException> failed) {
    if (begun == null && outcome instanceof Outcome.Skipped) {
      return;
    }
    begin();
    failed.forEach((member, error) -> failures.put(member, text(error)));
    RunNotes.Begun known = begun;
    RunNotes open = notes;
    if (known != null && open != null) {
      quietly(() -> open.end(known, clock.instant(), bytes, end(outcome), rate(known)));
    }
  }

  private Optional<Rate> rate(RunNotes.Begun known) {
    if (bytes == 0) {
      return Optional.empty();
    }
    Duration took = Duration.between(known.at(), copied);
    return Optional.of(new Rate(bytes, took.compareTo(LEAST) < 0 ? LEAST : took, copied));
  }

  private PastRun.End end(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return new PastRun.End(PastRun.Result.FAILED, Optional.of(text(failed.error())), failures);
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return new PastRun.End(PastRun.Result.UNKNOWN, Optional.of(text(unknown.error())), failures);
    }
    return outcome instanceof Outcome.Skipped skipped
        ? new PastRun.End(PastRun.Result.SKIPPED, Optional.of(skipped.reason()), failures)
        : new PastRun.End(PastRun.Result.SUCCEEDED, Optional.empty(), failures);
  }

  private static String text(DrException error) {
    return error.problem().code() + " " + error.message();
  }

  private static void quietly(Runnable note) {
    try {
      note.run();
    } catch (DrException e) {
      LOG.info("a note about a run could not be written; the run goes on", e);
    }
  }
}
