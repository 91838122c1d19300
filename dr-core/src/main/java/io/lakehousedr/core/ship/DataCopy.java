package io.lakehousedr.core.ship;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Brings the files that a log names to their final names at the target, where they stay invisible
 * until a log there names them. What is there is not copied again.
 */
final class DataCopy {
  private final Shipment shipment;
  private final FileCopier copier;
  private final Tasks tasks;
  private final int parallel;
  private final Missing missing = new Missing();

  DataCopy(Shipment shipment, FileCopier copier, Tasks tasks, int parallel) {
    this.shipment = shipment;
    this.copier = copier;
    this.tasks = tasks;
    this.parallel = parallel;
  }

  /** What the source no longer had. */
  Missing missing() {
    return missing;
  }

  /**
   * Copies what {@code log} names.
   *
   * @param ready is told of every file and whether it was found in place
   */
  void copy(Consumer<CommitVisitor> log, BiConsumer<Long, FileCopier.Outcome> ready) {
    each(log, file -> copy(file, ready));
  }

  /** Looks at every file that {@code log} names: the last thing before a cut is decided. */
  void check(Consumer<CommitVisitor> log) {
    each(log, this::check);
  }

  private void each(Consumer<CommitVisitor> log, Consumer<NamedFile> work) {
    tasks.<NamedFile>feed(
        consumer ->
            log.accept(
                new CommitVisitor() {
                  @Override
                  public void file(NamedFile file) {
                    if (file.role() != NamedFile.Role.REMOVED) {
                      consumer.accept(file);
                    }
                  }
                }),
        parallel,
        work);
  }

  private void copy(NamedFile file, BiConsumer<Long, FileCopier.Outcome> ready) {
    ObjectPath relative = relative(file.place());
    ObjectPath target = shipment.target().path().resolve(relative);
    Optional<ObjectEntry> there = shipment.target().store().head(target);
    if (there.isPresent()) {
      checkSize(file, there.get().size(), "at the target");
      ready.accept(there.get().size(), FileCopier.Outcome.FOUND);
      return;
    }
    Optional<ObjectEntry> source =
        shipment.source().store().head(shipment.source().path().resolve(relative));
    if (source.isEmpty()) {
      missing.add(file.place());
      return;
    }
    checkSize(file, source.get().size(), "at the source");
    copy(file, source.get(), target, ready);
  }

  private void copy(
      NamedFile file,
      ObjectEntry source,
      ObjectPath target,
      BiConsumer<Long, FileCopier.Outcome> ready) {
    try {
      FileCopier.Outcome outcome =
          copier.copy(shipment.source().store(), source, shipment.target().store(), target);
      ready.accept(source.size(), outcome);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
      missing.add(file.place());
    }
  }

  private void check(NamedFile file) {
    if (missing.places().contains(file.place())) {
      return;
    }
    ObjectPath target = shipment.target().path().resolve(relative(file.place()));
    ObjectEntry there =
        shipment
            .target()
            .store()
            .head(target)
            .orElseThrow(
                () ->
                    new DrException(
                        Problem.STORE_NOT_FOUND,
                        shipment.where()
                            + ": "
                            + file.place()
                            + " was copied and is gone again: something else deletes in the"
                            + " replica's folder. Nothing was published"));
    checkSize(file, there.size(), "at the target");
  }

  private void checkSize(NamedFile file, long size, String side) {
    OptionalLong named = file.size();
    if (named.isPresent() && named.getAsLong() != size) {
      throw new DrException(
          Problem.STORE_CORRUPT,
          shipment.where()
              + ": "
              + file.place()
              + " has "
              + size
              + " bytes "
              + side
              + ", the log says "
              + named.getAsLong());
    }
  }

  private ObjectPath relative(FilePlace place) {
    if (place instanceof FilePlace.Relative relative) {
      return relative.path();
    }
    throw new DrException(
        Problem.TABLE_ABSOLUTE_PATH,
        shipment.where()
            + ": "
            + place
            + " is an absolute path: "
            + Problem.TABLE_ABSOLUTE_PATH.why());
  }
}
