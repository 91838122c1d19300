package io.lakehousedr.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/** What a log line is about: run, group, table, code. */
final class Fields {
  private Fields() {}

  static Map<String, String> of(ILoggingEvent event) {
    Map<String, String> fields = new LinkedHashMap<>(event.getMDCPropertyMap());
    List<KeyValuePair> pairs = Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of());
    pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
    return fields;
  }
}
