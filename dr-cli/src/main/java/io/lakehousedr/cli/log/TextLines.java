package io.lakehousedr.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.lakehousedr.cli.text.SafeText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lines for people: time, level, logger, message, fields; stack traces below. */
final class TextLines implements Function<ILoggingEvent, Optional<String>> {
  @Override
  public Optional<String> apply(ILoggingEvent event) {
    String head =
        String.format(
            "%s %-5s %s - %s",
            event.getInstant(), event.getLevel(), event.getLoggerName(), message(event));
    return Optional.of(SafeText.line(head) + "\n" + trace(event));
  }

  private static String message(ILoggingEvent event) {
    Map<String, String> fields = Fields.of(event);
    return fields.isEmpty()
        ? event.getFormattedMessage()
        : event.getFormattedMessage() + " " + fields;
  }

  /** Indented, so that no line of a hostile message looks like a line of the log. */
  private static String trace(ILoggingEvent event) {
    return event.getThrowableProxy() == null
        ? ""
        : ThrowableProxyUtil.asString(event.getThrowableProxy())
            .lines()
            .map(line -> "    " + SafeText.line(line.replace("\t", "    ")) + "\n")
            .collect(Collectors.joining());
  }
}
