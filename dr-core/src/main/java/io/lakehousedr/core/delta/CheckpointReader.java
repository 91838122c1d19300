package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.ParquetActions.Scope;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a complete checkpoint of any kind, with its sidecars (PROTOCOL.md, "Checkpoints"). Of
 * Parquet only the columns that name files, {@code metaData} and {@code protocol} are fetched:
 * statistics, nine tenths of a checkpoint, are not. Memory: those columns of one row group.
 * Thread-safe.
 */
public final class CheckpointReader {
  private final ObjectReader store;
  private final ObjectPath table;

  private CheckpointReader(ObjectReader store, ObjectPath table) {
    this.store = store;
    this.table = table;
  }

  /**
   * Reads everything that names files. {@code txn} and {@code domainMetadata} are told of JSON
   * manifests only.
   *
   * @param table the table's folder relative to the store's root
   * @param visitor is told each live file as ADDED, each tombstone as REMOVED, each sidecar as
   *     REFERENCED; what it was told counts only when this method returns
   * @return a summary; {@code bytes} are those of all files together, sidecars included
   * @throws DrException TABLE_LOG_CORRUPT naming the file when it is not what it claims to be or
   *     lacks {@code metaData} or {@code protocol}; TABLE_FILE_MISSING for a sidecar;
   *     TABLE_ABSOLUTE_PATH for a sidecar elsewhere; TABLE_FEATURE; TABLE_PATH_ESCAPES; CONFLICT
   *     when a file changed since it was listed; what the store fails with
   */
  public static CommitSummary read(
      ObjectReader store, ObjectPath table, Checkpoint checkpoint, CommitVisitor visitor) {
    return new CheckpointReader(store, table).read(checkpoint, visitor);
  }

  /**
   * The sidecars that a checkpoint names; they are not opened and need not be there.
   *
   * @return each in the table, with its size where the checkpoint says it
   * @throws DrException as {@link #read}
   */
  public static List<NamedFile> sidecars(
      ObjectReader store, ObjectPath table, Checkpoint checkpoint) {
    CheckpointReader reader = new CheckpointReader(store, table);
    SidecarCollector sidecars = new SidecarCollector(new CommitVisitor() {});
    if (checkpoint.kind() != Checkpoint.Kind.MULTI_PART) {
      Tally tally = new Tally(sidecars);
      checkpoint.files().forEach(file -> reader.manifest(checkpoint, file, tally, Scope.SIDECARS));
    }
    sidecars.seen().forEach(reader::place);
    return List.copyOf(sidecars.seen());
  }

  /**
   * Reads {@code metaData} and {@code protocol} only: a few small ranges of the file.
   *
   * @return a summary whose counts mean nothing
   * @throws DrException as {@link #read}
   */
  public static CommitSummary head(ObjectReader store, ObjectPath table, Checkpoint checkpoint) {
    CheckpointReader reader = new CheckpointReader(store, table);
    Tally tally = new Tally(new CommitVisitor() {});
    for (ObjectEntry file : checkpoint.files()) {
      if (!tally.hasMetadata() || !tally.hasProtocol()) {
        reader.manifest(checkpoint, file, tally, Scope.HEAD);
      }
    }
    return reader.complete(checkpoint, tally, size(checkpoint));
  }

  private static long size(Checkpoint checkpoint) {
    return checkpoint.files().stream().mapToLong(ObjectEntry::size).sum();
  }

  private CommitSummary read(Checkpoint checkpoint, CommitVisitor visitor) {
    SidecarCollector sidecars = new SidecarCollector(visitor);
    Tally tally = new Tally(sidecars);
    checkpoint.files().forEach(file -> manifest(checkpoint, file, tally, Scope.ALL));
    long bytes = size(checkpoint);
    for (NamedFile sidecar : List.copyOf(sidecars.seen())) {
      ObjectEntry entry = find(sidecar);
      new ParquetActions(store, entry, tally).read(Scope.ALL);
      bytes += entry.size();
    }
    return complete(checkpoint, tally, bytes);
  }

  private CommitSummary complete(Checkpoint checkpoint, Tally tally, long bytes) {
    if (!tally.hasMetadata() || !tally.hasProtocol()) {
      throw LogErrors.corrupt(
          where(checkpoint.files().get(0).path()), "the checkpoint lacks metaData or protocol");
    }
    return tally.finish(bytes);
  }

  private void manifest(Checkpoint checkpoint, ObjectEntry file, Tally tally, Scope scope) {
    if (checkpoint.kind() != Checkpoint.Kind.NAMED_JSON) {
      new ParquetActions(store, file, tally).read(scope);
      return;
    }
    String where = where(file.path());
    try (InputStream in = LogInput.open(store, file)) {
      CommitReader.read(in, where, tally);
    } catch (IOException e) {
      throw LogErrors.ofStore(e, where);
    }
  }

  private ObjectPath place(NamedFile sidecar) {
    if (sidecar.place() instanceof FilePlace.Relative relative) {
      return table.resolve(relative.path());
    }
    throw new DrException(
        Problem.TABLE_ABSOLUTE_PATH, where(table) + ": the sidecar " + sidecar.place());
  }

  private ObjectEntry find(NamedFile sidecar) {
    ObjectPath path = place(sidecar);
    ObjectEntry entry =
        store
            .head(path)
            .orElseThrow(
                () ->
                    new DrException(
                        Problem.TABLE_FILE_MISSING,
                        where(path) + ": a checkpoint names this sidecar"));
    if (sidecar.size().orElse(entry.size()) != entry.size()) {
      throw LogErrors.corrupt(
          where(path), entry.size() + " bytes where the checkpoint says " + sidecar.size());
    }
    return entry;
  }

  private String where(ObjectPath path) {
    return store.root().resolve(path).text();
  }
}
