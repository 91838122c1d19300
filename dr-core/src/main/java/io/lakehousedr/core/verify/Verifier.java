package io.lakehousedr.core.verify;

import io.lakehousedr.core.runtime.Tasks;
import java.util.Optional;

/**
 * Verifies replicas: with their source at three depths, or alone when the source is gone. Changes
 * nothing. Thread-safe.
 *
 * <p>What is wrong with a table is a {@link Finding}; a service that does not answer, which says
 * nothing about the table, is a {@link io.lakehousedr.error.DrException} to be retried.
 */
public final class Verifier {
  private final TableReader tables;
  private final Tasks tasks;
  private final int limit;

  /**
   * Verifies with the threads of {@code tasks}.
   *
   * @param limit how many objects of one table are read at once
   */
  public Verifier(TableReader tables, Tasks tasks, int limit) {
    this.tables = tables;
    this.tasks = tasks;
    this.limit = limit;
  }

  /** Looks at everything that was asked for and reports all that is wrong, not just the first. */
  public VerifyReport verify(VerifyRequest request) {
    Findings findings = new Findings();
    log(request, findings);
    String where = request.replica().location().text();
    if (request.depth().reaches(Depth.BYTES)) {
      findings.look(where, () -> new FileCheck(request, findings, tasks, limit).check(tables));
    }
    Optional<RowDigest> rows =
        request.depth().reaches(Depth.ROWS) ? rows(request, findings) : Optional.empty();
    return findings.report(request, rows);
  }

  private void log(VerifyRequest request, Findings findings) {
    LogFolder replica = LogFolder.list(request.replica(), request.logAfter());
    Optional<LogFolder> source =
        request.source().map(side -> LogFolder.list(side, request.logAfter()));
    LogCheck check = new LogCheck(request, findings, tasks, limit);
    check.chain(replica, first(request, source.orElse(replica)));
    check.pins(replica);
    source.ifPresentOrElse(
        original -> compare(request, original, replica, findings), () -> check.readable(replica));
  }

  private void compare(
      VerifyRequest request, LogFolder source, LogFolder replica, Findings findings) {
    new LogComparison(source, replica, findings, tasks, limit).compare(request.version());
    request
        .historyFrom()
        .ifPresent(
            oldest ->
                new HistoryCheck(request, source.side(), findings, tasks, limit)
                    .check(replica, oldest));
  }

  private static long first(VerifyRequest request, LogFolder holder) {
    long oldest = holder.commits().isEmpty() ? request.version() : holder.commits().firstKey();
    return request.chainStart().orElse(oldest);
  }

  private Optional<RowDigest> rows(VerifyRequest request, Findings findings) {
    Optional<RowDigest> replica = rows(request.replica(), request, findings);
    Optional<RowDigest> source = request.source().flatMap(side -> rows(side, request, findings));
    if (source.isPresent() && replica.isPresent() && !source.equals(replica)) {
      String where = request.replica().location().text();
      findings.add(new Finding.RowsDiffer(where, request.slice(), source.get(), replica.get()));
    }
    return replica;
  }

  private Optional<RowDigest> rows(Side side, VerifyRequest request, Findings findings) {
    RowDigest[] read = new RowDigest[1];
    findings.look(
        side.location().text(),
        () -> read[0] = tables.rows(side, request.version(), request.slice()));
    return Optional.ofNullable(read[0]);
  }
}
