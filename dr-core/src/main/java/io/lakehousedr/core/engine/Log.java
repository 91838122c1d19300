package io.lakehousedr.core.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loggers. */
final class Log {
  private Log() {}

  static Logger of(Class<?> type) {
    return LoggerFactory.getLogger(type);
  }
}
