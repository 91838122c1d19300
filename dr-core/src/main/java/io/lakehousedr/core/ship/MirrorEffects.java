package io.lakehousedr.core.ship;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order in which a mirrored log appears: commits in version order, then sidecars, checkpoints,
 * checksums and compactions, the hint last. Where the history begins again at a checkpoint, that
 * comes first and what lies below it goes.
 */
final class MirrorEffects {
  private static final int LONGEST_HINT = 1 << 20;
  private static final ObjectMapper HINTS = new ObjectMapper();

  private final Shipment shipment;
  private final MirrorLogs logs;
  private final LogRoute route;
  private final List<Effect.Commit> commits;
  private final Standing.Form form;
  private final CompanionStager beside;
  private final Set<ObjectPath> there = new HashSet<>();

  MirrorEffects(
      Shipment shipment,
      Stage stage,
      MirrorLogs logs,
      LogRoute route,
      List<Effect.Commit> commits,
      Standing.Form form) {
    this.shipment = shipment;
    this.logs = logs;
    this.route = route;
    this.commits = commits;
    this.form = form;
    this.beside = new CompanionStager(shipment, stage);
  }

  /** Stages what stands beside the commits and lists all effects. */
  void fill(Manifest manifest) {
    rememberReplica();
    route.base().ifPresent(base -> checkpoint(manifest, base, Need.MUST));
    commits.forEach(manifest::add);
    if (form == Standing.Form.SHIPPED) {
      beside(manifest);
    }
    drops(manifest);
  }

  /** What repeats the commits: it would give rewritten paths back their old form. */
  private void beside(Manifest manifest) {
    checkpoints().forEach(found -> checkpoint(manifest, found, Need.MAY));
    checksumsAndCompactions().forEach(found -> companion(manifest, found, Need.MAY));
    if (manifest.count() > 0) {
      hint(manifest);
    }
  }

  /** Whether a table can be read without a file. */
  private enum Need {
    MUST,
    MAY
  }

  private void rememberReplica() {
    LogListing replica = logs.replica();
    Stream.of(
            replica.checkpoints().values().stream()
                .flatMap(List::stream)
                .flatMap(checkpoint -> checkpoint.files().stream()),
            replica.incomplete().values().stream().flatMap(List::stream),
            replica.checksums().values().stream(),
            replica.compactions().stream().map(LogListing.CompactionEntry::entry))
        .flatMap(entries -> entries)
        .map(entry -> relative(shipment.target().path(), entry))
        .forEach(there::add);
  }

  private Stream<Checkpoint> checkpoints() {
    long lowest = route.base().map(Checkpoint::version).orElse(0L);
    return logs.source().checkpoints().subMap(lowest, shipment.to().version() + 1).values().stream()
        .flatMap(List::stream);
  }

  private Stream<ObjectEntry> checksumsAndCompactions() {
    long lowest = route.base().map(Checkpoint::version).orElse(0L);
    long to = shipment.to().version();
    return Stream.concat(
        logs.source().checksums().subMap(lowest, to + 1).values().stream(),
        logs.source().compactions().stream()
            .filter(found -> found.file().first() >= lowest && found.file().last() <= to)
            .map(LogListing.CompactionEntry::entry));
  }

  private void checkpoint(Manifest manifest, Checkpoint checkpoint, Need need) {
    if (checkpoint.files().stream().allMatch(this::isThere)) {
      return;
    }
    Sidecars.of(shipment.source(), checkpoint).forEach(found -> companion(manifest, found, need));
    checkpoint.files().forEach(file -> companion(manifest, file, need));
  }

  private boolean isThere(ObjectEntry source) {
    return there.contains(relative(shipment.source().path(), source));
  }

  private void companion(Manifest manifest, ObjectEntry source, Need need) {
    if (!there.add(relative(shipment.source().path(), source))) {
      return;
    }
    Optional<Effect.Companion> effect = beside.stage(source);
    effect.ifPresent(manifest::add);
    if (effect.isEmpty() && need == Need.MUST) {
      throw new DrException(
          Problem.TABLE_GAP,
          shipment.where()
              + ": the checkpoint that its history would begin with was cleaned away during the"
              + " copy; the next run takes a later one");
    }
  }

  /** The hint is shipped as it is, unless it points past the cut. */
  private void hint(Manifest manifest) {
    logs.source()
        .lastCheckpoint()
        .filter(entry -> entry.size() <= LONGEST_HINT && pointsBelow(entry))
        .flatMap(beside::hint)
        .ifPresent(manifest::add);
  }

  private boolean pointsBelow(ObjectEntry entry) {
    ObjectReader store = shipment.source().store();
    try (InputStream in = store.open(entry.path())) {
      long version = HINTS.readTree(in.readNBytes(LONGEST_HINT)).path("version").asLong(-1);
      return version >= 0 && version <= shipment.to().version();
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw DrException.broken(entry.path().text(), e);
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** What lies below the checkpoint that the history begins with would give wrong answers. */
  private void drops(Manifest manifest) {
    long base =
        route
            .base()
            .map(Checkpoint::version)
            .or(() -> shipment.member().standing().map(Standing::base))
            .orElse(0L);
    if (base == 0 || shipment.member().standing().isEmpty()) {
      return;
    }
    ObjectPath table = shipment.target().path();
    LogListing old = LogListing.below(shipment.target().store(), table, base);
    Stream.of(
            old.commits().values().stream(),
            old.checksums().values().stream(),
            old.checkpoints().values().stream()
                .flatMap(List::stream)
                .flatMap(checkpoint -> checkpoint.files().stream()),
            old.compactions().stream().map(LogListing.CompactionEntry::entry))
        .flatMap(entries -> entries)
        .map(entry -> new Effect.Drop(relative(table, entry), entry.version(), Optional.empty()))
        .forEach(manifest::add);
  }

  private static ObjectPath relative(ObjectPath table, ObjectEntry entry) {
    return table
        .relativize(entry.path())
        .orElseThrow(() -> new IllegalStateException(entry.path() + " is not in " + table));
  }
}
