package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this run has staged of a folder already, in an earlier try or while the folder was seeding:
 * the same version need not be staged again while its bytes are there. For one thread.
 */
final class StagedEarlier implements AutoCloseable {
  private final ObjectReader control;
  private final Cursor<Line> lines;
  private final Map<ObjectPath, Boolean> there = new HashMap<>();

  /**
   * A file that was staged.
   *
   * @param path relative to the folder
   * @param version at the source
   * @param range in the stage
   */
  record Line(ObjectPath path, ObjectVersion version, StageRange range) {}

  StagedEarlier(ObjectReader control, Spool lines) {
    this.control = control;
    this.lines = new Cursor<>(Lines.read(lines, Line.class), Line::path);
  }

  /** The staged bytes of that very version; asked in the order of the paths. */
  Optional<StageRange> find(ObjectEntry source) {
    return lines
        .take(source.path())
        .filter(line -> line.version().equals(source.version()))
        .map(Line::range)
        .filter(range -> isThere(range.path()));
  }

  /** A PRUNE may have taken what no record named. */
  private boolean isThere(ObjectPath path) {
    return there.computeIfAbsent(path, staged -> control.head(staged).isPresent());
  }

  @Override
  public void close() {
    lines.close();
  }
}
