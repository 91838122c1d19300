package io.lakehousedr.core.verify;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.Pin;
import java.util.NavigableMap;

/** Holds a replica's log against itself and against the commits that were recorded. */
final class LogCheck {
  private final VerifyRequest request;
  private final Findings findings;
  private final Tasks tasks;
  private final int limit;

  LogCheck(VerifyRequest request, Findings findings, Tasks tasks, int limit) {
    this.request = request;
    this.findings = findings;
    this.tasks = tasks;
    this.limit = limit;
  }

  /**
   * No hole from {@code first} to the version. What lies before the first commit that is there has
   * been cleaned, which breaks time travel alone; it counts only when {@code first} asks for it.
   */
  void chain(LogFolder replica, long first) {
    NavigableMap<Long, ObjectEntry> commits = replica.commits(first, request.version());
    long next = first;
    for (long version : commits.keySet()) {
      missing(replica, next, version);
      next = version + 1;
    }
    if (next <= request.version()) {
      findings.add(new Finding.MissingFile(replica.where(next)));
    }
  }

  private void missing(LogFolder replica, long from, long until) {
    if (from < until) {
      findings.add(new Finding.TornLog(replica.where(), from));
    }
    for (long version = from; version < Math.min(until, from + VerifyReport.KEPT); version++) {
      findings.add(new Finding.MissingFile(replica.where(version)));
    }
  }

  /** Every commit up to the version can be parsed. */
  void readable(LogFolder replica) {
    NavigableMap<Long, ObjectEntry> commits = replica.commits(0, request.version());
    tasks.each(
        commits.entrySet().stream(),
        limit,
        commit ->
            findings.look(
                replica.where(commit.getKey()),
                () -> parse(replica, commit.getKey(), commit.getValue())));
  }

  private void parse(LogFolder replica, long version, ObjectEntry commit) {
    findings.countLogFile();
    if (!Contents.read(replica.side().reader(), commit.path(), CommitText.wellFormed())) {
      findings.add(new Finding.Unreadable(replica.where(version), "it is no row of JSON actions"));
    }
  }

  /** The recorded commits have the recorded SHA-256. */
  void pins(LogFolder replica) {
    tasks.each(
        request.pins().stream().filter(pin -> replica.commits().containsKey(pin.version())),
        limit,
        pin -> findings.look(replica.where(pin.version()), () -> pin(replica, pin)));
  }

  private void pin(LogFolder replica, Pin pin) {
    ObjectEntry commit = replica.commits().get(pin.version());
    if (commit != null) {
      Checksum found = Sums.sha256(replica.side().reader(), commit.path());
      if (!found.equals(pin.sha256())) {
        findings.add(new Finding.Diverged(replica.where(pin.version()), pin.version()));
      }
    }
  }
}
