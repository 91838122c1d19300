package io.lakehousedr.core.verify;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at every file that a version needs: there, of the right size, with the right content. */
final class FileCheck {
  private final VerifyRequest request;
  private final Findings findings;
  private final Tasks tasks;
  private final int limit;

  /**
   * Many files share one file of deletion vectors; it is looked at where it must reach furthest.
   */
  private final Set<NeededFile> vectors = new HashSet<>();

  FileCheck(VerifyRequest request, Findings findings, Tasks tasks, int limit) {
    this.request = request;
    this.findings = findings;
    this.tasks = tasks;
    this.limit = limit;
  }

  /** Takes the names from the replica, whose log has been held against the source's. */
  void check(TableReader tables) {
    Side replica = request.replica();
    try (Stream<NeededFile> files = tables.files(replica, request.version())) {
      tasks.each(
          files.filter(file -> request.slice().holds(file.name())).filter(this::isNew),
          limit,
          file -> findings.look(replica.where(file.path()), () -> check(file)));
    }
  }

  private boolean isNew(NeededFile file) {
    return file.fit() == NeededFile.Fit.EXACT || vectors.add(file);
  }

  private void check(NeededFile file) {
    findings.countDataFile();
    Side replica = request.replica();
    Optional<ObjectEntry> there = check(replica, file.path(), file);
    Optional<Side> source = request.source().filter(side -> file.isIn(replica));
    if (there.isPresent() && source.isPresent()) {
      compare(source.get(), file);
    } else if (there.isPresent() && request.depth().reaches(Depth.CHECKSUM)) {
      alone(there.get());
    }
  }

  /** Without a source the store's own checksum, where it keeps one, tells whether bytes rotted. */
  private void alone(ObjectEntry file) {
    Optional<Checksum> kept = file.checksum();
    Checksum found =
        Sums.of(
            request.replica().reader(),
            file.path(),
            kept.map(Checksum::algorithm).orElse(Checksum.Algorithm.SHA_256));
    findings.countBytes(file.size());
    if (kept.isEmpty()) {
      findings.countUnproven();
    } else if (!kept.get().equals(found)) {
      String where = request.replica().where(file.path());
      findings.add(new Finding.DifferentChecksum(where, kept.get(), found));
    }
  }

  /** The file, if it is there and of the right size. */
  private Optional<ObjectEntry> check(Side side, ObjectPath path, NeededFile file) {
    Optional<ObjectEntry> entry = side.reader().head(path);
    String where = side.where(path);
    if (entry.isEmpty()) {
      findings.add(new Finding.MissingFile(where));
    } else if (!file.fits(entry.get().size())) {
      findings.add(new Finding.DifferentSize(where, file.size(), entry.get().size()));
    }
    return entry.filter(there -> file.fits(there.size()));
  }

  private void compare(Side source, NeededFile file) {
    ObjectPath original = source.at(ObjectPath.of(file.name()));
    if (check(source, original, file).isPresent() && request.depth().reaches(Depth.CHECKSUM)) {
      findings.look(source.where(original), () -> content(source.reader(), original, file));
    }
  }

  private void content(ObjectReader source, ObjectPath original, NeededFile file) {
    Side replica = request.replica();
    OptionalLong offset = Contents.firstDifference(source, original, replica.reader(), file.path());
    findings.countBytes(offset.orElse(file.size()));
    offset.ifPresent(
        at -> findings.add(new Finding.DifferentBytes(replica.where(file.path()), at)));
  }
}
