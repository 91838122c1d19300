package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.plan.Work;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Mode {@code files}, for one run of one group. {@link #pin} lists a folder before the instant of a
 * cut is chosen; {@link #ship} stages exactly the versions that were listed, and a copy of what
 * they replace or delete. A file that changed in between fails the folder with FILES_CHANGED and
 * the run starts over: leaving that one file to the next run would make a folder that never was.
 * Thread-safe over members.
 */
public final class FileShipper implements AutoCloseable {
  private final Region<ObjectReader> source;
  private final Region<ObjectStore> target;
  private final Stage stage;
  private final EarlierCuts earlier;
  private final Function<String, FileSettings> settings;
  private final Fetching fetching;
  private final Clock clock;
  private final FileReport report;
  private final Map<String, Pins> pins = new ConcurrentHashMap<>();
  private final Map<String, Spool> staged = new ConcurrentHashMap<>();
  private final AtomicInteger shipments = new AtomicInteger();

  /**
   * A shipper.
   *
   * @param settings of a member, by its name
   * @param fetching how files are fetched
   */
  public FileShipper(
      Region<ObjectReader> source,
      Region<ObjectStore> target,
      Stage stage,
      GroupLog log,
      Function<String, FileSettings> settings,
      Fetching fetching,
      Clock clock,
      FileReport report) {
    this.source = source;
    this.target = target;
    this.stage = stage;
    this.earlier = new EarlierCuts(log, stage.control());
    this.settings = settings;
    this.fetching = fetching;
    this.clock = clock;
    this.report = report;
  }

  /**
   * Lists the folder: these versions, and no newer ones, are what the next {@link #ship} takes.
   *
   * @throws DrException CONFIG_INVALID when it is a Delta table; what the store fails with
   */
  public void pin(Member member) {
    Pins listed = Pins.list(member.name(), source.place(member.source()), clock);
    Pins before = pins.put(member.name(), listed);
    if (before != null) {
      before.close();
    }
  }

  /**
   * Stages a folder's way to its pins.
   *
   * @param instant of the cut
   * @throws DrException FILES_CHANGED, FILES_DIVERGED, FILES_NAME, FILES_NEWER; STAGE_LOST when the
   *     current cut's manifest is gone; what the stores fail with
   */
  public Decision.Move ship(Member member, Instant instant) {
    Pins pinned = pins.get(member.name());
    if (pinned == null) {
      throw new IllegalStateException(member.name() + " was not pinned");
    }
    Folder folder = folder(member);
    try (Comparison comparison = Comparison.of(folder, pinned, stage.control());
        Move move = new Move(folder, stage, clock.instant())) {
      pinned.tables().folders().forEach(table -> move.row(row(table)));
      fill(folder, comparison, move, instant, pinned);
      return finish(member, move);
    }
  }

  private Folder folder(Member member) {
    return new Folder(
        member,
        key(member),
        settings.apply(member.name()),
        source.place(member.source()),
        target.place(member.target()));
  }

  /** What shipping the folder would do, as both sides stand now. Writes nothing. */
  public Work preview(Member member) {
    Folder folder = folder(member);
    try (Pins listed = Pins.list(member.name(), folder.source(), clock);
        Comparison comparison = Comparison.of(folder, listed, stage.control());
        Stream<Compared> compared = comparison.read()) {
      Planner planner = new Planner(folder, earlier.contents(member, comparison.strays()));
      Work[] total = {Work.NONE};
      fetching
          .tasks()
          .each(
              compared.map(planner::step),
              fetching.parallel(),
              step -> {
                Work work = isSame(folder, step) ? Work.NONE : work(step);
                synchronized (total) {
                  total[0] = total[0].plus(work);
                }
              });
      return total[0];
    }
  }

  /**
   * What the source's store may have of files beside their bytes and the target's does not keep.
   */
  public Set<ObjectAttributes.Kind> notKept(Member member) {
    EnumSet<ObjectAttributes.Kind> kinds = EnumSet.noneOf(ObjectAttributes.Kind.class);
    kinds.addAll(source.place(member.source()).store().traits().attributes());
    kinds.removeAll(target.place(member.target()).store().traits().attributes());
    return kinds;
  }

  /** Files that are told apart by their content are read, as the sync itself does. */
  private static boolean isSame(Folder folder, Step step) {
    Compared compared = step.of();
    return folder.settings().comparison() == FileSettings.Comparison.CHECKSUM
        && step.needsSource()
        && compared.state() == Compared.State.MATCHES
        && compared.line().map(FileLine::size).equals(compared.source().map(ObjectEntry::size))
        && compared
            .source()
            .map(source -> Hashes.of(folder.source(), source))
            .equals(compared.line().map(FileLine::sha256));
  }

  /** Bytes are staged and then put in place; what is deleted is copied first. */
  private static Work work(Step step) {
    if (step.needsSource()) {
      return new Work(1, step.of().source().orElseThrow().size(), 1, 2, 0);
    }
    return step.action() == Step.Action.DROP ? new Work(1, 0, 1, 1, 0) : Work.NONE;
  }

  private FileRow row(ObjectPath table) {
    return new FileRow(clock.instant(), table, Optional.empty(), 0, FileStatus.TABLE);
  }

  private void fill(Folder folder, Comparison comparison, Move move, Instant instant, Pins pinned) {
    Planner planner = new Planner(folder, earlier.contents(folder.member(), comparison.strays()));
    Spool before = staged.getOrDefault(folder.member().name(), new Spool());
    Spool now = new Spool();
    try (Stream<Compared> compared = comparison.read();
        Bundles bundles = new Bundles(stage, folder.key());
        StagedEarlier reusable = new StagedEarlier(stage.control(), before)) {
      FolderShipment shipment =
          new FolderShipment(
              folder, bundles, new Names(stage, folder), move, reusable, now, fetching);
      shipment.run(
          compared.map(planner::step).peek(step -> checkTime(folder, step, instant, pinned)));
    }
    staged.put(folder.member().name(), now);
    Lines.close(before);
  }

  /** A cut in the past cannot hold what was written since. */
  private static void checkTime(Folder folder, Step step, Instant instant, Pins pinned) {
    Optional<ObjectEntry> newer =
        step.of().source().filter(file -> file.lastModified().isAfter(instant));
    if (instant.isBefore(pinned.at()) && step.needsSource() && newer.isPresent()) {
      throw new DrException(
          Problem.FILES_NEWER,
          folder.member().name()
              + ": "
              + newer.get().path()
              + " was modified at "
              + newer.get().lastModified()
              + ", after the instant "
              + instant
              + ". "
              + Problem.FILES_NEWER.remedy());
    }
  }

  private Decision.Move finish(Member member, Move move) {
    try {
      move.check();
      Decision.Move done = move.stage();
      tell(member, move, row -> true);
      report.notKept(member.name(), move.notKept());
      return done;
    } catch (DrException e) {
      tell(member, move, row -> row.status().stops());
      throw e;
    }
  }

  private void tell(Member member, Move move, java.util.function.Predicate<FileRow> which) {
    try (Stream<FileRow> rows = Lines.read(move.rows(), FileRow.class)) {
      rows.filter(which).forEachOrdered(row -> report.row(member.name(), row));
    }
  }

  /** A member can be shipped twice in one run; the stage's names are used once. */
  private String key(Member member) {
    String hash = Checksum.sha256(member.name().getBytes(StandardCharsets.UTF_8)).hex();
    return hash.substring(0, 12) + "-f" + shipments.incrementAndGet();
  }

  /** Frees temporary files. Idempotent. */
  @Override
  public void close() {
    pins.values().forEach(Pins::close);
    staged.values().forEach(Lines::close);
    pins.clear();
    staged.clear();
  }
}
