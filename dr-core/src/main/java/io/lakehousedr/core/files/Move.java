package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.StoreTraits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder's move in the making: manifest, effects and rows, filled in the order of the paths. What
 * is deleted goes before what appears, so that a file may become a folder. For one thread.
 */
final class Move implements AutoCloseable {
  private static final int NAMED = 20;

  private final Folder folder;
  private final Stage stage;
  private final Instant time;
  private final Spool lines = new Spool();
  private final Spool puts = new Spool();
  private final Spool rows = new Spool();
  private final Manifest effects = new Manifest();
  private final List<String> stopping = new ArrayList<>();
  private final Map<ObjectAttributes.Kind, Long> notKept =
      new EnumMap<>(ObjectAttributes.Kind.class);
  private long stopped;
  private boolean diverged;

  Move(Folder folder, Stage stage, Instant time) {
    this.folder = folder;
    this.stage = stage;
    this.time = time;
  }

  /** A file stays as it is. */
  void keep(Compared compared, FileLine line) {
    ObjectVersion source = compared.source().map(ObjectEntry::version).orElse(line.source());
    Instant modified = compared.source().map(ObjectEntry::lastModified).orElse(line.modified());
    Optional<ObjectVersion> target = compared.target().map(ObjectEntry::version);
    Lines.add(
        lines, new FileLine(line.path(), line.size(), source, modified, line.sha256(), target));
  }

  /** A file is at the target with the source's bytes already. */
  void adopt(ObjectEntry source, Checksum sha256, ObjectEntry target) {
    Lines.add(lines, line(source, sha256, Optional.of(target.version())));
  }

  /** A file appears or is replaced. */
  void put(
      ObjectEntry source,
      StageRange bytes,
      Optional<ObjectVersion> replaces,
      Optional<StageRange> old,
      ObjectAttributes attributes) {
    StoreTraits target = folder.target().store().traits();
    attributes.lostAt(target).forEach(kind -> notKept.merge(kind, 1L, Long::sum));
    Lines.add(lines, line(source, bytes.sha256(), Optional.empty()));
    Optional<ObjectAttributes> kept =
        Optional.of(attributes.keptAt(target)).filter(some -> folder.sharesAttributes());
    Lines.add(
        puts, new Effect.PutFile(source.path(), bytes, replaces, old, source.lastModified(), kept));
  }

  /** How many files have what the target does not keep. */
  Map<ObjectAttributes.Kind, Long> notKept() {
    return notKept;
  }

  private static FileLine line(
      ObjectEntry source, Checksum sha256, Optional<ObjectVersion> target) {
    return new FileLine(
        source.path(), source.size(), source.version(), source.lastModified(), sha256, target);
  }

  /** A file is deleted. */
  void drop(ObjectEntry target, StageRange old) {
    effects.add(new Effect.Drop(target.path(), target.version(), Optional.of(old)));
  }

  /** Tells of a path. */
  void row(Compared compared, FileStatus status) {
    row(compared, status, 0);
  }

  /** Tells of a path that bytes are moved for. */
  void row(Compared compared, FileStatus status, long bytes) {
    Optional<Instant> modified =
        compared.source().or(compared::target).map(ObjectEntry::lastModified);
    row(new FileRow(time, compared.path(), modified, bytes, status));
  }

  /** Tells of a path. */
  void row(FileRow row) {
    Lines.add(rows, row);
  }

  /** A path that stops the folder. */
  void stop(Compared compared, FileStatus status, String why) {
    row(compared, status);
    diverged |= status == FileStatus.DIVERGED;
    if (stopped++ < NAMED) {
      stopping.add(compared.path() + " " + why);
    }
  }

  /** All rows, to be read once nothing is added. */
  Spool rows() {
    return rows;
  }

  /**
   * Fails when some path stops the folder.
   *
   * @throws DrException FILES_DIVERGED, FILES_NAME
   */
  void check() {
    if (stopped == 0) {
      return;
    }
    Problem problem = diverged ? Problem.FILES_DIVERGED : Problem.FILES_NAME;
    String more = stopped > NAMED ? " and " + (stopped - NAMED) + " more" : "";
    throw new DrException(
        problem,
        folder.member().name()
            + " (replica "
            + folder.member().target()
            + "): "
            + String.join("; ", stopping)
            + more
            + ". Nothing was overwritten. "
            + problem.remedy());
  }

  /** Stages manifest and effects. */
  Decision.Move stage() {
    try (var ordered = Lines.read(puts, Effect.class)) {
      ordered.forEachOrdered(effects::add);
    }
    Member member = folder.member().with(files());
    return new Decision.Move(
        member,
        effects.count() == 0
            ? Optional.empty()
            : Optional.of(effects.stage(stage, folder.key() + "/manifest")),
        List.of());
  }

  /** A manifest that says the same as the last one is the last one. */
  private StageFile files() {
    return folder
        .member()
        .files()
        .filter(last -> last.size() == lines.size() && last.sha256().equals(sha256()))
        .orElseGet(() -> stage.put(folder.key() + "/files", lines));
  }

  private Checksum sha256() {
    try (InputStream in = lines.open()) {
      return Checksum.sha256(in);
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  @Override
  public void close() {
    Lines.close(lines);
    Lines.close(puts);
    Lines.close(rows);
    effects.close();
  }
}
