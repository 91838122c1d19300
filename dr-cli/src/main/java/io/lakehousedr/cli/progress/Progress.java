package io.lakehousedr.cli.progress;

import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.cli.text.SafeText;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows how a run goes on: a bar that is drawn over where somebody watches, a line every few
 * seconds otherwise. Thread-safe.
 */
public final class Progress implements EngineListener, AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration REPEAT = Duration.ofSeconds(5);
  private static final int WIDTH = 79;
  private static final String ERASE = "\r\u001b[2K";

  private final Screen screen;
  private final Clock clock;
  private final Tally tally = new Tally();
  private final Instant begin;
  private Instant shown;

  /** Nothing is shown before something happens. */
  public Progress(Screen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
    this.begin = clock.instant();
    this.shown = begin;
  }

  @Override
  public synchronized void on(EngineEvent event) {
    tally.add(event);
    notable(event);
    Instant now = clock.instant();
    Duration pause = screen.isTerminal() ? REDRAW : REPEAT;
    if (Duration.between(shown, now).compareTo(pause) >= 0) {
      shown = now;
      show(Duration.between(begin, now));
    }
  }

  private void show(Duration elapsed) {
    if (screen.isTerminal()) {
      print(ERASE + SafeText.fit(SafeText.line(tally.bar(elapsed)), WIDTH));
    } else {
      print(SafeText.line(tally.line(elapsed)) + "\n");
    }
  }

  /** What should be known before the end. */
  private void notable(EngineEvent event) {
    if (event instanceof EngineEvent.MemberFailed failed) {
      above(
          event.group()
              + (": " + failed.member() + " cannot be shipped: ")
              + failed.error().problem().code());
    } else if (event instanceof EngineEvent.TryFailed failed) {
      above(
          event.group()
              + (": try " + failed.tried() + " failed with " + failed.error().problem().code())
              + (", the next in " + Times.duration(failed.pause())));
    } else if (event instanceof EngineEvent.CutCommitted) {
      above(event.group() + ": the cut is committed, publishing it");
    }
  }

  private void above(String line) {
    print((screen.isTerminal() ? ERASE : "") + SafeText.line(line) + "\n");
  }

  private void print(String text) {
    screen.stream().print(text);
    screen.stream().flush();
  }

  /** Takes the bar away. */
  @Override
  public synchronized void close() {
    if (screen.isTerminal() && !shown.equals(begin)) {
      print(ERASE);
    }
  }
}
