package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Source, current cut and target side by side: one merge of three sorted streams into a temporary
 * file. Only the paths of strays that may have to be acted on are kept in memory.
 */
final class Comparison implements AutoCloseable {
  private final Folder folder;
  private final Spool spool = new Spool();
  private final Set<ObjectPath> strays = new TreeSet<>();

  private Comparison(Folder folder) {
    this.folder = folder;
  }

  /** Compares; reads the files at the target whose version the cut does not know yet. */
  static Comparison of(Folder folder, Pins pins, ObjectReader control) {
    Comparison comparison = new Comparison(folder);
    try (Cursor<ObjectEntry> source = new Cursor<>(pins.files(), ObjectEntry::path);
        Cursor<FileLine> lines = new Cursor<>(lines(folder, control), FileLine::path);
        Cursor<ObjectEntry> target =
            new Cursor<>(
                Pins.relative(folder.target()).filter(entry -> !pins.tables().hold(entry.path())),
                ObjectEntry::path)) {
      comparison.merge(source, lines, target);
      return comparison;
    } catch (RuntimeException e) {
      comparison.close();
      throw e;
    }
  }

  private static Stream<FileLine> lines(Folder folder, ObjectReader control) {
    Optional<StageFile> file = folder.member().files();
    file.ifPresent(known -> Manifest.check(control, known));
    return file.map(known -> Lines.read(Stage.open(control, known), FileLine.class))
        .orElseGet(Stream::empty);
  }

  private void merge(
      Cursor<ObjectEntry> source, Cursor<FileLine> lines, Cursor<ObjectEntry> target) {
    for (Optional<ObjectPath> path = lowest(source, lines, target);
        path.isPresent();
        path = lowest(source, lines, target)) {
      ObjectPath at = path.get();
      add(compare(at, source.take(at), lines.take(at), target.take(at)));
    }
  }

  private static Optional<ObjectPath> lowest(Cursor<?>... cursors) {
    return Stream.of(cursors).flatMap(cursor -> cursor.next().stream()).min(ObjectPath::compareTo);
  }

  private Compared compare(
      ObjectPath path,
      Optional<ObjectEntry> source,
      Optional<FileLine> line,
      Optional<ObjectEntry> target) {
    Compared.State state = target.map(there -> state(there, line)).orElse(Compared.State.ABSENT);
    return new Compared(path, source, line, target, state);
  }

  private Compared.State state(ObjectEntry there, Optional<FileLine> line) {
    return line.filter(known -> known.size() == there.size() && same(known, there)).isPresent()
        ? Compared.State.MATCHES
        : Compared.State.STRAY;
  }

  private boolean same(FileLine line, ObjectEntry there) {
    return line.target().equals(Optional.of(there.version()))
        || Hashes.of(folder.target(), there).equals(line.sha256());
  }

  private void add(Compared compared) {
    Lines.add(spool, compared);
    boolean extra = compared.source().isEmpty() && compared.line().isEmpty();
    boolean matters = !extra || folder.settings().deletion() == FileSettings.Deletion.PROPAGATE;
    if (compared.state() == Compared.State.STRAY && matters) {
      strays.add(compared.path());
    }
  }

  /** What stands at the target and is not what the current cut says. */
  Set<ObjectPath> strays() {
    return strays;
  }

  /** All paths, sorted; close the stream. */
  Stream<Compared> read() {
    return Lines.read(spool, Compared.class);
  }

  @Override
  public void close() {
    Lines.close(spool);
  }
}
