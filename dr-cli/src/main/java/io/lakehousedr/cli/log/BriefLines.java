package io.lakehousedr.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.lakehousedr.cli.text.SafeText;
import java.util.Optional;
import java.util.function.Function;

/**
 * The engine's warnings without stack traces, for people. Its steps and the command's own failure
 * are left out, progress and answers tell them; so are warnings of libraries.
 */
final class BriefLines implements Function<ILoggingEvent, Optional<String>> {
  private static final String OWN = "io.lakehousedr.";

  @Override
  public Optional<String> apply(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.WARN) && isNews(event.getLoggerName())
        ? Optional.of("dr: warning: " + SafeText.line(event.getFormattedMessage()) + "\n")
        : Optional.empty();
  }

  private boolean isNews(String logger) {
    return logger.startsWith(OWN) && !logger.startsWith(getClass().getPackageName());
  }
}
