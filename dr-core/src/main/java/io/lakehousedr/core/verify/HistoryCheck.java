package io.lakehousedr.core.verify;

import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.delta.NamedFile.Role;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;

/**
 * Looks at the files that time travel and the change data feed need beside the live ones: every
 * file that a commit of the chain adds, and every file of changes.
 */
final class HistoryCheck {
  private final VerifyRequest request;
  private final Side source;
  private final Findings findings;
  private final Tasks tasks;
  private final int limit;

  HistoryCheck(VerifyRequest request, Side source, Findings findings, Tasks tasks, int limit) {
    this.request = request;
    this.source = source;
    this.findings = findings;
    this.tasks = tasks;
    this.limit = limit;
  }

  /** The commits of {@code replica} after version {@code first}. */
  void check(LogFolder replica, long first) {
    tasks.each(
        replica.commits(first + 1, request.version()).entrySet().stream(),
        limit,
        commit -> {
          String where = replica.where(commit.getKey());
          findings.look(where, () -> commit(where, commit.getValue()));
        });
  }

  private void commit(String where, ObjectEntry commit) {
    Contents.read(
        request.replica().reader(),
        commit.path(),
        stream -> CommitReader.read(stream, where, new Visitor()));
  }

  private final class Visitor implements CommitVisitor {
    @Override
    public void file(NamedFile file) {
      HistoryCheck.this.file(file);
    }
  }

  private void file(NamedFile file) {
    if (file.role() != Role.REMOVED && file.place() instanceof FilePlace.Relative relative) {
      ObjectPath name = relative.path();
      if (request.slice().holds(name.text())) {
        findings.look(request.replica().where(request.replica().at(name)), () -> file(name, file));
      }
    }
  }

  /** VACUUM at the source may have taken it there too; then both sides have lost it alike. */
  private void file(ObjectPath name, NamedFile file) {
    Side replica = request.replica();
    String where = replica.where(replica.at(name));
    findings.countHistoryFile();
    Optional<ObjectEntry> copy = replica.reader().head(replica.at(name));
    if (copy.isEmpty() && source.reader().head(source.at(name)).isPresent()) {
      findings.add(new Finding.MissingFile(where));
    }
    copy.map(ObjectEntry::size)
        .filter(size -> file.size().isPresent() && file.size().getAsLong() != size)
        .ifPresent(
            size -> findings.add(new Finding.DifferentSize(where, file.size().getAsLong(), size)));
  }
}
