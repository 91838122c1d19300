package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.LiveFiles;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.plan.Work;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What shipping a table would do, read from both logs. Writes nothing.
 *
 * @param way to the pinned version
 * @param base version the history begins with, where it begins again
 * @param work to be done
 */
public record Preview(Way way, long base, Work work) {
  /** The ways from one version to the next. */
  public enum Way {
    /** Nothing to do. */
    STAY,
    /** Commits follow those of the replica. */
    FOLLOW,
    /** The replica begins. */
    SEED,
    /** History begins again at a checkpoint. */
    RESTART
  }

  /**
   * Looks at a table.
   *
   * @throws DrException as the shipment itself would: TABLE_*
   */
  public static Preview of(Shipment shipment) {
    return switch (shipment.member().kind()) {
      case CLONE, OVERWRITE -> authored(shipment);
      case DUAL_RUN -> new Preview(Way.STAY, 0, new Counter().work());
      default -> mirrored(shipment);
    };
  }

  /** Files that are in place already are counted too where whole states have to be compared. */
  private static Preview authored(Shipment shipment) {
    AuthorLogs logs = AuthorLogs.list(shipment);
    Counter counter = new Counter();
    if (logs.isCurrent()) {
      return new Preview(Way.STAY, 0, counter.work());
    }
    if (logs.follows()) {
      logs.source()
          .commits()
          .subMap(logs.standing().source().version() + 1, shipment.to().version() + 1)
          .values()
          .forEach(commit -> counter.commit(shipment, commit));
    } else {
      LiveFiles.each(
          shipment.source().store(),
          shipment.source().path(),
          shipment.to().version(),
          counter::action);
    }
    Way way = logs.head().version() < 0 ? Way.SEED : Way.FOLLOW;
    return new Preview(way, 0, counter.work());
  }

  private static Preview mirrored(Shipment shipment) {
    MirrorLogs logs = MirrorLogs.list(shipment);
    LogRoute route = logs.route();
    Counter counter = new Counter();
    route.base().ifPresent(base -> counter.base(shipment, base));
    for (long version = route.first(); version <= route.last(); version++) {
      counter.commit(shipment, logs.commit(version));
    }
    return new Preview(
        Way.valueOf(route.kind().name()),
        route.base().map(Checkpoint::version).orElse(0L),
        counter.work());
  }

  /** Adds up. */
  private static final class Counter implements CommitVisitor {
    private long files;
    private long bytes;
    private long logFiles;

    @Override
    public void file(NamedFile file) {
      if (file.role() == NamedFile.Role.ADDED || file.role() == NamedFile.Role.CHANGE) {
        files++;
        bytes += file.size().orElse(0);
      }
    }

    void base(Shipment shipment, Checkpoint base) {
      CheckpointReader.read(shipment.source().store(), shipment.source().path(), base, this);
      base.files().forEach(this::log);
    }

    void commit(Shipment shipment, ObjectEntry commit) {
      log(commit);
      try (InputStream in =
          new BufferedInputStream(
              shipment
                  .source()
                  .store()
                  .open(commit.path(), ByteRange.ALL, Optional.of(commit.version())),
              1 << 16)) {
        CommitReader.read(in, shipment.where() + " " + commit.path().name(), this);
      } catch (IOException e) {
        throw DrException.broken(commit.path().text(), e);
      }
    }

    private void log(ObjectEntry file) {
      logFiles++;
      bytes += file.size();
    }

    Work work() {
      // Stage and target: what belongs to the log is written twice.
      return new Work(files, bytes, files + logFiles, files + 2 * logFiles, 2);
    }
  }
}
