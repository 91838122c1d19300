package io.lakehousedr.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.lakehousedr.cli.text.SafeText;
import java.util.Optional;
import java.util.function.Function;

/**
 * Warnings without stack traces, for people. The engine's steps and the command's own failure are
 * left out: progress and answers tell them.
 */
final class BriefLines implements Function<ILoggingEvent, Optional<String>> {
  @Override
  public Optional<String> apply(ILoggingEvent event) {
    boolean told = event.getLoggerName().startsWith(getClass().getPackageName());
    return event.getLevel().isGreaterOrEqual(Level.WARN) && !told
        ? Optional.of("dr: warning: " + SafeText.line(event.getFormattedMessage()) + "\n")
        : Optional.empty();
  }
}
