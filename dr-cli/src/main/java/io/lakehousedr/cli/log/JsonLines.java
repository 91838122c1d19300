package io.lakehousedr.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.lakehousedr.cli.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/** Lines for programs, type {@code log}. */
final class JsonLines implements Function<ILoggingEvent, Optional<String>> {
  @Override
  public Optional<String> apply(ILoggingEvent event) {
    JsonObject line =
        JsonObject.line("log")
            .put("time", event.getInstant())
            .put("level", event.getLevel().toString())
            .put("logger", event.getLoggerName())
            .put("thread", event.getThreadName())
            .put("message", event.getFormattedMessage());
    Fields.of(event).forEach(line::put);
    if (event.getThrowableProxy() != null) {
      line.put("stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return Optional.of(line + "\n");
  }
}
