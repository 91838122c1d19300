package io.lakehousedr.core.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells a damaged log from a store that failed while it was read. */
final class LogErrors {
  private LogErrors() {}

  static DrException corrupt(String where, String what) {
    return new DrException(Problem.TABLE_LOG_CORRUPT, where + ": " + what);
  }

  static DrException corrupt(String where, String what, Throwable cause) {
    return new DrException(Problem.TABLE_LOG_CORRUPT, where + ": " + what, cause);
  }

  static DrException feature(String where, String what) {
    return new DrException(Problem.TABLE_FEATURE, where + ": " + what);
  }

  /** A failure of reading JSON: the content's, or the store's. */
  static DrException ofJson(IOException failure, String where) {
    if (failure instanceof JsonProcessingException json) {
      String at = json.getLocation() == null ? "" : position(json);
      return corrupt(where + at, "not the JSON of a log: " + json.getOriginalMessage(), json);
    }
    return failure instanceof CharConversionException
        ? corrupt(where, "not UTF-8: " + failure.getMessage(), failure)
        : ofStore(failure, where);
  }

  private static String position(JsonProcessingException json) {
    return ", line "
        + json.getLocation().getLineNr()
        + ", column "
        + json.getLocation().getColumnNr();
  }

  /** A failure of the stream: the store's own words where it had some. */
  static DrException ofStore(IOException failure, String where) {
    DrException said = inside(failure);
    return said != null ? said : DrException.storage(ErrorKind.UNAVAILABLE, where, failure);
  }

  /** The first {@code DrException} among the causes, or null. */
  static @Nullable DrException inside(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 50; depth++) {
      if (cause instanceof DrException known) {
        return known;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
