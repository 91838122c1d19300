package io.lakehousedr.adls;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.azurebfs.contracts.exceptions.AbfsRestOperationException;
import org.jspecify.annotations.Nullable;

/** What hadoop-azure fails with, brought to the one translation of {@link AdlsErrors}. */
final class HadoopErrors {
  private HadoopErrors() {}

  static DrException translated(
      Service service, ObjectPath path, Effect effect, @Nullable Throwable failure) {
    Throwable known = failure == null ? new IOException("unknown") : failure;
    ErrorKind kind = kind(known, effect);
    return DrException.storage(kind, service.where(path) + " (owner and list)", Redacted.of(known));
  }

  private static ErrorKind kind(Throwable failure, Effect effect) {
    if (failure instanceof FileNotFoundException) {
      return ErrorKind.NOT_FOUND;
    }
    if (failure instanceof org.apache.hadoop.security.AccessControlException) {
      return ErrorKind.ACCESS_DENIED;
    }
    if (failure instanceof AbfsRestOperationException refused && refused.getStatusCode() >= 400) {
      return ErrorKind.ofHttpStatus(refused.getStatusCode(), effect);
    }
    if (failure instanceof IOException) {
      return effect == Effect.WRITES ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.UNAVAILABLE;
    }
    return ErrorKind.INVALID;
  }
}
