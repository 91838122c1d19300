package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/**
 * The versions of a folder's files at the source, by one listing that ended at {@code at}.
 *
 * @param entries with paths relative to the folder, sorted, those of tables included
 * @param tables that lie in the folder
 * @param at when the listing had ended
 */
record Pins(Spool entries, Tables tables, Instant at) implements AutoCloseable {
  /**
   * Lists the source.
   *
   * @throws DrException CONFIG_INVALID when the folder is itself a Delta table
   */
  static Pins list(String member, Place<? extends ObjectReader> source, InstantSource time) {
    Spool entries = new Spool();
    Tables tables = new Tables();
    try (Stream<ObjectEntry> listing = relative(source)) {
      listing
          .filter(entry -> !tables.note(entry.path()))
          .filter(entry -> !tables.hold(entry.path()))
          .forEachOrdered(entry -> Lines.add(entries, entry));
    } catch (RuntimeException e) {
      Lines.close(entries);
      throw e;
    }
    if (tables.folders().contains(ObjectPath.ROOT)) {
      Lines.close(entries);
      throw new DrException(
          Problem.CONFIG_INVALID,
          member
              + " is a Delta table, not a folder of files: copied file by file it could be torn."
              + " List it among the tables");
    }
    return new Pins(entries, tables, time.instant());
  }

  /** The files that are not part of a table. */
  Stream<ObjectEntry> files() {
    return Lines.read(entries, ObjectEntry.class).filter(entry -> !tables.hold(entry.path()));
  }

  /** What lies in a folder, without the engine's own, with paths relative to it. */
  static Stream<ObjectEntry> relative(Place<? extends ObjectReader> folder) {
    return folder
        .store()
        .list(folder.path(), "")
        .map(entry -> relative(folder, entry))
        .filter(entry -> !isEngines(entry.path()));
  }

  private static ObjectEntry relative(Place<? extends ObjectReader> folder, ObjectEntry entry) {
    ObjectPath path =
        folder
            .path()
            .relativize(entry.path())
            .orElseThrow(() -> new IllegalStateException(entry.path() + " was not asked for"));
    return new ObjectEntry(
        path, entry.size(), entry.version(), entry.lastModified(), entry.checksum());
  }

  private static boolean isEngines(ObjectPath path) {
    String own = GroupLog.ROOT + "/";
    return path.text().startsWith(own) || path.text().contains("/" + own);
  }

  @Override
  public void close() {
    Lines.close(entries);
  }
}
