package io.lakehousedr.core.journal;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.plan.Rate;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a group, in {@code _dr/<group id>/runs/}: a note when a run begins, one that is
 * replaced now and then as a sign of life, and one when it ends. Thread-safe.
 */
public final class RunNotes {
  /** How many notes one run leaves. */
  static final int EACH = 3;

  private static final String BEGUN = ".begun";
  private static final String BEAT = ".beat";
  private static final String ENDED = ".ended";

  /** A sample that old says little of today's rate. */
  private static final Duration SAMPLE_AGE = Duration.ofDays(30);

  private final Notes notes;

  /** The runs of {@code group}, as its region's control root has them. */
  public RunNotes(ObjectStore control, GroupId group) {
    this.notes = new Notes(control, folder(group));
  }

  /** Where a group's notes of runs lie. */
  public static ObjectPath folder(GroupId group) {
    return GroupLog.ROOT.resolve(group.text()).resolve("runs");
  }

  /**
   * A run that began.
   *
   * @param run its id
   * @param kind of run
   * @param at when
   */
  record Begun(RunId run, PastRun.Kind kind, Instant at) {}

  /**
   * A sign of life.
   *
   * @param at when
   * @param bytes copied until then
   */
  record Beat(Instant at, long bytes) {}

  /**
   * A run that ended.
   *
   * @param begun it was
   * @param at when
   * @param bytes copied
   * @param end how
   * @param rate measured by this run, or by an earlier one that copied far more
   */
  record Ended(Begun begun, Instant at, long bytes, PastRun.End end, Optional<Rate> rate) {}

  void begin(Begun begun) {
    notes.create(key(begun) + BEGUN, begun);
  }

  void beat(Begun begun, Beat beat) {
    notes.overwrite(key(begun) + BEAT, beat);
  }

  void end(Begun begun, Instant at, long bytes, PastRun.End end, Optional<Rate> measured) {
    Optional<Rate> rate = better(measured, rate());
    notes.create(key(begun) + ENDED, new Ended(begun, at, bytes, end, rate));
  }

  private static String key(Begun begun) {
    return Notes.key(begun.at(), begun.run());
  }

  /** What copied more says more, unless it is long ago: small copies measure the waiting. */
  private static Optional<Rate> better(Optional<Rate> now, Optional<Rate> before) {
    return now.filter(
            rate ->
                before
                    .filter(old -> old.bytes() / 2 > rate.bytes())
                    .filter(old -> old.measured().plus(SAMPLE_AGE).isAfter(rate.measured()))
                    .isEmpty())
        .or(() -> before);
  }

  /** At which an earlier run copied. */
  public Optional<Rate> rate() {
    return notes.newest(EACH * 4).stream()
        .filter(name -> name.endsWith(ENDED))
        .flatMap(name -> notes.read(name, Ended.class).stream())
        .findFirst()
        .flatMap(Ended::rate);
  }

  /** The last runs, newest first. */
  public List<PastRun> newest(int count) {
    List<String> names = notes.newest(EACH * count);
    return names.stream()
        .filter(name -> name.endsWith(BEGUN))
        .map(name -> name.substring(0, name.length() - BEGUN.length()))
        .limit(count)
        .flatMap(key -> run(key, names).stream())
        .toList();
  }

  private Optional<PastRun> run(String key, List<String> names) {
    return names.contains(key + ENDED)
        ? notes.read(key + ENDED, Ended.class).map(RunNotes::past)
        : notes.read(key + BEGUN, Begun.class).map(begun -> underWay(key, begun));
  }

  private static PastRun past(Ended ended) {
    Begun begun = ended.begun();
    return new PastRun(
        begun.run(), begun.kind(), begun.at(), ended.at(), ended.bytes(), Optional.of(ended.end()));
  }

  private PastRun underWay(String key, Begun begun) {
    Beat beat = notes.read(key + BEAT, Beat.class).orElseGet(() -> new Beat(begun.at(), 0));
    return new PastRun(
        begun.run(), begun.kind(), begun.at(), beat.at(), beat.bytes(), Optional.empty());
  }
}
