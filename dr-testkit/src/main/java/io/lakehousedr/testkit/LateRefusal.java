package io.lakehousedr.testkit;

import io.lakehousedr.error.DrException;
import io.lakehousedr.spi.store.DeleteOutcome;
import java.util.Map;
import java.util.Optional;

/** Finds the failure in what a late operation returned: deletes do not throw theirs. */
final class LateRefusal {
  private LateRefusal() {}

  static Optional<DrException> in(Object result) {
    return result instanceof Map<?, ?> outcomes
        ? outcomes.values().stream()
            .filter(DeleteOutcome.Failed.class::isInstance)
            .map(outcome -> ((DeleteOutcome.Failed) outcome).error())
            .findFirst()
        : Optional.empty();
  }
}
