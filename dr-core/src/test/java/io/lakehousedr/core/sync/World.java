package io.lakehousedr.core.sync;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.LogRecord;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.files.CutFiles;
import io.lakehousedr.core.files.Fetching;
import io.lakehousedr.core.files.FileLine;
import io.lakehousedr.core.files.FileRow;
import io.lakehousedr.core.files.FileSettings;
import io.lakehousedr.core.files.FileShipper;
import io.lakehousedr.core.hadoop.KernelCheckpoints;
import io.lakehousedr.core.prune.Keep;
import io.lakehousedr.core.prune.PruneOutcome;
import io.lakehousedr.core.prune.Pruner;
import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.role.Promotion;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.ship.AuthorShipper;
import io.lakehousedr.core.ship.DualRunShipper;
import io.lakehousedr.core.ship.MirrorShipper;
import io.lakehousedr.core.throttle.Lanes;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two regions, in memory where nothing else is said, and processes that work on them. A process is
 * what shares a fault plan: it can be killed, put to sleep or lied to, and others go on.
 */
final class World {
  static final Location PRIMARY = MemoryGround.PRIMARY;
  static final Location SECONDARY = MemoryGround.SECONDARY;
  static final GroupId GROUP = new GroupId("orders");

  final TestTime time;
  final List<FileRow> rows = new ArrayList<>();
  FileSettings fileSettings = FileSettings.USUAL;

  /** Set where disks are to forget. */
  @Nullable Power power;

  private final Ground ground;
  private final Map<String, Member.Kind> members;
  private final List<String> folders = new ArrayList<>();
  private BiFunction<ObjectStore, FaultPlan, ObjectStore> target = this::faulty;
  private long seed;

  /** Mirrored tables. */
  World(String... tables) {
    this(mirrored(tables));
  }

  /** Tables and how they are kept. */
  World(Map<String, Member.Kind> members) {
    this(members, new MemoryGround());
  }

  /** Tables on any stores. */
  World(Map<String, Member.Kind> members, Ground ground) {
    this.members = new TreeMap<>(members);
    this.ground = ground;
    this.time = new TestTime(ground.begin());
  }

  private static Map<String, Member.Kind> mirrored(String... tables) {
    Map<String, Member.Kind> members = new TreeMap<>();
    for (String table : tables) {
      members.put(table, Member.Kind.MIRROR);
    }
    return members;
  }

  /** A folder of files joins the group. */
  World folder(String folder, FileSettings settings) {
    folders.add(folder);
    fileSettings = settings;
    return this;
  }

  /** The target describes its objects, and does all else that its store can. */
  World describing() {
    target = FaultyStore::withAbilities;
    return this;
  }

  List<String> folders() {
    return folders;
  }

  TestFolder sourceFolder(String folder) {
    return new TestFolder(primaryStore(), folder, time);
  }

  TestFolder replicaFolder(String folder) {
    return new TestFolder(secondaryStore(), folder, time);
  }

  /** The files of the current cut, as the engine reads them. */
  Map<String, String> currentFiles(String folder) {
    return process().files(folder);
  }

  /** A process under {@code plan}. */
  Process process(FaultPlan plan) {
    return new Process(plan);
  }

  /** A process of an engine that someone has broken. */
  Process process(FaultPlan plan, Defect defect) {
    return new Process(plan, defect);
  }

  /** A process that nothing befalls. */
  Process process() {
    return process(new FaultPlan());
  }

  ObjectStore primaryStore() {
    return ground.primary(time);
  }

  ObjectStore secondaryStore() {
    return ground.secondary(time);
  }

  ObjectStore controlStore() {
    return ground.control(time);
  }

  private ObjectStore faulty(ObjectStore store, FaultPlan plan) {
    return power == null
        ? ground.faulty(store, plan)
        : FaultyStore.withAbilities(power.on(store), plan);
  }

  TestTable source(String table) {
    return new TestTable(primaryStore(), table, time);
  }

  TestTable replica(String table) {
    return new TestTable(secondaryStore(), table, time);
  }

  /** A mirrored table joins the configuration. */
  void add(String table) {
    members.put(table, Member.Kind.MIRROR);
  }

  /** A table is kept in another mode. */
  void mode(String table, Member.Kind kind) {
    members.put(table, kind);
  }

  /** A table leaves the configuration. */
  void remove(String table) {
    members.remove(table);
  }

  List<String> tables() {
    return List.copyOf(members.keySet());
  }

  Member.Kind kind(String table) {
    return members.getOrDefault(table, Member.Kind.MIRROR);
  }

  GroupSpec spec() {
    return new GroupSpec(
        "orders",
        GROUP,
        Stream.concat(
                tables().stream().map(table -> member(table, kind(table))),
                folders.stream().map(folder -> member(folder, Member.Kind.FILES)))
            .toList());
  }

  private GroupSpec.MemberSpec member(String name, Member.Kind kind) {
    ObjectPath path = ObjectPath.of(name);
    return new GroupSpec.MemberSpec(
        name, kind, primaryStore().root().resolve(path), secondaryStore().root().resolve(path));
  }

  Optional<GroupState> state() {
    return process().log().state();
  }

  List<LogRecord> records() {
    GroupLog log = process().log();
    return log.state().map(state -> log.records(0, state)).orElse(List.of());
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return time.instant();
      }

      @Override
      public void sleep(Duration duration) {
        time.advance(duration);
      }
    };
  }

  /** One process of the engine. */
  @SuppressWarnings("JavaLangClash") // no process of the operating system is meant here
  final class Process {
    private final ObjectReader from;
    private final ObjectStore to;
    private final ObjectStore decisions;
    private final Ids ids = Ids.seeded(seed++, clock());
    private final RunId run = ids.run();

    private final Defect defect;

    Process(FaultPlan plan) {
      this(plan, Defect.NONE);
    }

    Process(FaultPlan plan, Defect defect) {
      this.defect = defect;
      this.from = FaultyStore.reader(primaryStore(), plan);
      this.to = target.apply(secondaryStore(), plan);
      this.decisions = defect.log(faulty(controlStore(), plan));
    }

    GroupLog log() {
      return new GroupLog(decisions, GROUP, run, clock(), ids);
    }

    SyncResult sync() {
      return sync(Optional.empty());
    }

    SyncResult sync(Optional<Instant> wanted) {
      try {
        return syncOnce(wanted);
      } catch (DrException e) {
        defect.afterFailure(World.this, run, e);
        throw e;
      }
    }

    private SyncResult syncOnce(Optional<Instant> wanted) {
      Sides sides = new Sides(north(), south(), decisions);
      Tasks tasks = Tasks.sequential();
      Stage stage = new Stage(decisions, GROUP, run);
      FileCopier copier = new FileCopier(tasks, 2, Lanes.OPEN);
      ModeShippers.Modes modes =
          new ModeShippers.Modes(
              new MirrorShipper(stage, copier, tasks, 2),
              new AuthorShipper(stage, copier, tasks, 2, new KernelCheckpoints()),
              new DualRunShipper(new TestRows(time)),
              ModeShippers.Recreated.beside(target -> {}));
      Shippers tables =
          defect.shippers(
              World.this, new ModeShippers("orders", sides, modes, EngineListener.NONE));
      try (FileShipper files =
          new FileShipper(
              north(),
              south(),
              stage,
              log(),
              name -> fileSettings,
              new Fetching(tasks, 2, Lanes.OPEN),
              clock(),
              (member, row) -> rows.add(row))) {
        return new GroupSync(
                spec(),
                log(),
                sides,
                new KindShippers(tables, files),
                completer(Completer.Failures.STOP),
                tasks,
                clock(),
                new SyncSettings(2, 2, Duration.ofSeconds(1), 3),
                EngineListener.NONE)
            .run(wanted);
      }
    }

    PruneOutcome prune(Keep keep) {
      return new Pruner(
              log(),
              north(),
              south(),
              new Stage(decisions, GROUP, run),
              completer(Completer.Failures.STOP),
              keep,
              clock())
          .run();
    }

    Map<String, String> files(String folder) {
      GroupState state = log().state().orElseThrow();
      Member member = Optional.ofNullable(state.members().get(folder)).orElseThrow();
      CutFiles files =
          new CutFiles(log(), state, member, decisions, south().place(member.target()));
      Map<String, String> contents = new TreeMap<>();
      try (Stream<FileLine> lines = files.lines()) {
        lines.forEach(line -> contents.put(line.path().text(), text(files, line)));
      }
      return contents;
    }

    private static String text(CutFiles files, FileLine line) {
      try (InputStream in = files.open(line)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new AssertionError("cannot read " + line, e);
      }
    }

    private Region<ObjectReader> north() {
      return new Region<>("north", List.of(from));
    }

    private Region<ObjectStore> south() {
      return new Region<>("south", List.of(to));
    }

    /** From the secondary alone. */
    Optional<GroupState> recover() {
      return log().state().map(completer(Completer.Failures.STOP)::complete);
    }

    GroupState promote() {
      return new Promotion(log(), completer(Completer.Failures.LEAVE), 1).promote(0);
    }

    GroupState append(Decision decision) {
      return log().append(log().state().orElseThrow(), decision).orElseThrow();
    }

    private Completer completer(Completer.Failures failures) {
      return new Completer(
          log(), decisions, south(), Tasks.sequential(), new Completer.Settings(2, failures));
    }
  }
}
