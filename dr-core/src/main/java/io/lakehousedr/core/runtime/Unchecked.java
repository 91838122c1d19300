package io.lakehousedr.core.runtime;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.concurrent.Callable;

/** Calls what may throw checked exceptions. */
final class Unchecked {
  private Unchecked() {}

  static <R> R call(Callable<? extends R> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new DrException(Problem.INTERNAL, "unexpected: " + e, e);
    }
  }
}
