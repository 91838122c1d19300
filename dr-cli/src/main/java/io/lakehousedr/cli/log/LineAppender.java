package io.lakehousedr.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;

/** Writes each event that a format has text for. Thread-safe. */
final class LineAppender extends AppenderBase<ILoggingEvent> {
  private final PrintStream stream;
  private final Function<ILoggingEvent, Optional<String>> format;

  LineAppender(PrintStream stream, Function<ILoggingEvent, Optional<String>> format) {
    this.stream = stream;
    this.format = format;
  }

  @Override
  protected void append(ILoggingEvent event) {
    format
        .apply(event)
        .ifPresent(
            text -> {
              stream.print(text);
              stream.flush();
            });
  }
}
