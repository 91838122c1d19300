package io.lakehousedr.core.copy;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds what stands at a target against what should. Makes no request unless that is wrong. */
final class Arrival {
  private final ObjectEntry source;
  private final ObjectStore to;

  Arrival(ObjectEntry source, ObjectStore to) {
    this.source = source;
    this.to = to;
  }

  /**
   * Checks what this process has just written. What is wrong is removed at exactly that version:
   * under its final name the next run would find it in place and believe it.
   *
   * @param sent the checksum of what was sent, by algorithm
   * @throws DrException STORE_CORRUPT
   */
  void checkMade(ObjectEntry made, Function<Checksum.Algorithm, Optional<Checksum>> sent) {
    Optional<String> wrong = wrong(made, sent);
    if (wrong.isPresent()) {
      throw corrupt(made, wrong.get() + ". " + takenBack(made));
    }
  }

  /**
   * Checks what somebody has put there, which is never removed: it may be anybody's.
   *
   * @throws DrException STORE_CORRUPT
   */
  void checkFound(ObjectEntry found) {
    Optional<String> wrong = wrong(found, algorithm -> Optional.empty());
    if (wrong.isPresent()) {
      throw corrupt(
          found,
          wrong.get()
              + ". It was there already and is left: find out who wrote it,"
              + " delete it and sync again");
    }
  }

  private Optional<String> wrong(
      ObjectEntry there, Function<Checksum.Algorithm, Optional<Checksum>> sent) {
    if (there.size() != source.size()) {
      return Optional.of("has " + there.size() + " bytes, its source " + source.size());
    }
    return there
        .checksum()
        .flatMap(told -> expected(told.algorithm(), sent).filter(right -> !right.equals(told)))
        .map(right -> "has " + there.checksum().orElseThrow() + ", its source " + right);
  }

  private Optional<Checksum> expected(
      Checksum.Algorithm algorithm, Function<Checksum.Algorithm, Optional<Checksum>> sent) {
    return source
        .checksum()
        .filter(known -> known.algorithm() == algorithm)
        .or(() -> sent.apply(algorithm));
  }

  private String takenBack(ObjectEntry made) {
    Map<?, DeleteOutcome> outcomes = to.delete(Map.of(made.path(), made.version()));
    return outcomes.values().stream().anyMatch(DeleteOutcome.Failed.class::isInstance)
        ? "It was damaged on the way and could not be removed: delete it and sync again"
        : "It was damaged on the way and was removed again: sync once more";
  }

  private DrException corrupt(ObjectEntry there, String what) {
    return new DrException(Problem.STORE_CORRUPT, to.root().resolve(there.path()) + " " + what);
  }
}
