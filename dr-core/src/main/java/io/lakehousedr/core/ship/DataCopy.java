package io.lakehousedr.core.ship;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
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
  private final Outside outside;
  private final Missing missing = new Missing();

  DataCopy(Shipment shipment, FileCopier copier, Tasks tasks, int parallel) {
    this.shipment = shipment;
    this.copier = copier;
    this.tasks = tasks;
    this.parallel = parallel;
    this.outside = new Outside(shipment);
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
    Place<ObjectStore> target = target(file);
    Optional<ObjectEntry> there = target.store().head(target.path());
    if (there.isPresent() && shipment.adopts()) {
      adopt(file, there.get(), ready);
      return;
    }
    if (there.isPresent()) {
      checkSize(file, there.get().size(), "at the target");
      force(target);
      ready.accept(there.get().size(), FileCopier.Outcome.FOUND);
      return;
    }
    Place<ObjectReader> from = outside.source(file);
    Optional<ObjectEntry> source = from.store().head(from.path());
    if (source.isEmpty()) {
      missing.add(file.place());
      return;
    }
    checkSize(file, source.get().size(), "at the source");
    copy(file, from.store(), source.get(), ready);
  }

  /** What another tool has landed is verified, not trusted. */
  private void adopt(
      NamedFile file, ObjectEntry there, BiConsumer<Long, FileCopier.Outcome> ready) {
    Place<ObjectReader> from = outside.source(file);
    Optional<ObjectEntry> source = from.store().head(from.path());
    if (source.isEmpty()) {
      missing.add(file.place());
      return;
    }
    checkSize(file, source.get().size(), "at the source");
    Adopted adopted = shipment.adopted().orElseThrow();
    Location place = location(file);
    if (!adopted.holds(place)
        && !Sums.same(from.store(), source.get(), target(file).store(), there)) {
      throw new DrException(
          Problem.TABLE_LANDED,
          shipment.where()
              + ": "
              + there.path()
              + " at the target has another content than the source's "
              + file.place()
              + ". Nothing was changed. "
              + Problem.TABLE_LANDED.remedy());
    }
    adopted.add(place);
    force(target(file));
    ready.accept(there.size(), FileCopier.Outcome.FOUND);
  }

  private Location location(NamedFile file) {
    Place<ObjectStore> target = target(file);
    return target.store().root().resolve(target.path());
  }

  private void copy(
      NamedFile file,
      ObjectReader from,
      ObjectEntry source,
      BiConsumer<Long, FileCopier.Outcome> ready) {
    try {
      Place<ObjectStore> target = target(file);
      FileCopier.Outcome outcome = copier.copy(from, source, target.store(), target.path());
      if (outcome == FileCopier.Outcome.COPIED) {
        shipment.adopted().ifPresent(adopted -> adopted.add(location(file)));
      }
      if (outcome == FileCopier.Outcome.FOUND) {
        force(target);
      }
      ready.accept(source.size(), outcome);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
      missing.add(file.place());
    }
  }

  /** Whoever wrote it may have died before it was durable. */
  private static void force(Place<ObjectStore> target) {
    if (target.store() instanceof LazyDurability lazy) {
      lazy.adopt(target.path());
    }
  }

  private void check(NamedFile file) {
    if (missing.places().contains(file.place())) {
      return;
    }
    Place<ObjectStore> target = target(file);
    ObjectEntry there =
        target
            .store()
            .head(target.path())
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

  private Place<ObjectStore> target(NamedFile file) {
    Place<ObjectStore> table = shipment.target();
    return new Place<>(table.store(), table.path().resolve(outside.relative(file)));
  }
}
