package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.FilesSpec;
import io.lakehousedr.core.config.model.Limits;
import io.lakehousedr.core.config.model.Retention;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.SyncPolicy;
import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Registry;
import io.lakehousedr.core.cut.publish.Completer;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.files.Fetching;
import io.lakehousedr.core.files.FileSettings;
import io.lakehousedr.core.files.FileShipper;
import io.lakehousedr.core.inventory.GroupInventory;
import io.lakehousedr.core.journal.RunNotes;
import io.lakehousedr.core.prune.Keep;
import io.lakehousedr.core.prune.PruneOutcome;
import io.lakehousedr.core.prune.Pruner;
import io.lakehousedr.core.ship.AuthorShipper;
import io.lakehousedr.core.ship.DualRunShipper;
import io.lakehousedr.core.ship.MirrorShipper;
import io.lakehousedr.core.sync.GroupSpec;
import io.lakehousedr.core.sync.GroupSync;
import io.lakehousedr.core.sync.KindShippers;
import io.lakehousedr.core.sync.ModeShippers;
import io.lakehousedr.core.sync.Shippers;
import io.lakehousedr.core.sync.Sides;
import io.lakehousedr.core.sync.SyncResult;
import io.lakehousedr.core.sync.SyncSettings;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.catalog.CatalogReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One group in one run: puts the parts together that its questions need. */
final class GroupRun {
  private static final int PARALLEL_PARTS = 4;

  private final OpenWorkspace workspace;
  private final SyncGroup group;
  private final Services services;
  private final RunId run;
  private final Sides sides;

  GroupRun(OpenWorkspace workspace, SyncGroup group, Services services) {
    this.workspace = workspace;
    this.group = group;
    this.services = services;
    this.run = services.ids().run();
    this.sides = workspace.sides(group);
  }

  RunId id() {
    return run;
  }

  SyncGroup group() {
    return group;
  }

  Services services() {
    return services;
  }

  OpenWorkspace workspace() {
    return workspace;
  }

  Sides sides() {
    return sides;
  }

  /** The group's id, where it has been entered. */
  Optional<GroupId> known() {
    return registry().find(group.name(), group.formerly());
  }

  /** What is noted of the group's runs, once it has been entered. */
  Optional<RunNotes> notes() {
    return known().map(id -> new RunNotes(sides().control(), id));
  }

  /** What the group's log says; empty before its first record. */
  Optional<GroupState> state() {
    return known().flatMap(id -> log(id).state());
  }

  /** The same group in a run of its own, with an id that no stage has seen. */
  GroupRun again(Services told) {
    return new GroupRun(workspace, group, told);
  }

  Registry registry() {
    return new Registry(sides().control(), run, services.ids().nonce());
  }

  /** The group as the configuration and the catalog have it now. Writes nothing. */
  GroupSpec resolve(GroupId id) {
    GroupInventory inventory = new GroupInventory(workspace.workspace(), group);
    if (!inventory.needsCatalog()) {
      return inventory.resolve(id, Optional.empty());
    }
    try (CatalogReader catalog = workspace.catalog()) {
      return inventory.resolve(id, Optional.of(catalog));
    }
  }

  /** The id the group will have when it is entered. */
  GroupId wanted() {
    return group.id().orElseGet(() -> new GroupId(slug(group.name())));
  }

  private static String slug(String name) {
    String safe = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
    String trimmed = safe.replaceAll("^-+|-+$", "");
    String short60 = trimmed.substring(0, Math.min(60, trimmed.length()));
    return (short60.isEmpty() ? "group" : short60)
        + "-"
        + Integer.toHexString(name.hashCode()).toLowerCase(Locale.ROOT);
  }

  /** Enters the group and claims its targets. */
  GroupSpec enter() {
    GroupSpec spec = resolve(known().orElseGet(this::wanted));
    Registry registry = registry();
    GroupId id = registry.enter(group.name(), group.formerly(), spec.id());
    registry.claim(
        group.name(), id, spec.members().stream().map(GroupSpec.MemberSpec::target).toList());
    return new GroupSpec(spec.name(), id, spec.members());
  }

  GroupLog log(GroupId id) {
    return new GroupLog(sides().control(), id, run, services.clock(), services.ids());
  }

  Completer completer(GroupLog log) {
    return new Completer(
        log,
        sides().control(),
        sides().target(),
        services.tasks(),
        new Completer.Settings(parallelTables(), Completer.Failures.STOP));
  }

  SyncResult sync(GroupSpec spec, SyncOptions options) {
    GroupLog log = log(spec.id());
    try (FileShipper files = files(log)) {
      Shippers tables =
          new ModeShippers(
              spec.name(), sides(), modes(spec), services.listener(), options.landed());
      return new GroupSync(
              spec,
              log,
              sides(),
              new KindShippers(tables, files),
              completer(log),
              services.tasks(),
              services.clock(),
              settings(),
              services.listener())
          .run(options.at());
    }
  }

  /** Ships the group's folders of files; close it. */
  FileShipper files(GroupLog log) {
    return new FileShipper(
        sides().source(),
        sides().target(),
        new Stage(sides().control(), log.group(), run),
        log,
        this::fileSettings,
        new Fetching(services.tasks(), limits().parallelFiles(), workspace.lanes(group)),
        services.clock(),
        new FileEvents(group.name(), services.listener()));
  }

  private FileSettings fileSettings(String member) {
    return group.files().stream()
        .filter(
            spec -> spec.path().in(workspace.workspace().primaryLocation()).text().equals(member))
        .findFirst()
        .map(GroupRun::settings)
        .orElse(FileSettings.USUAL);
  }

  private static FileSettings settings(FilesSpec spec) {
    return new FileSettings(
        FileSettings.Deletion.valueOf(spec.delete().name()),
        FileSettings.Comparison.valueOf(spec.compare().name()),
        spec.overwrite() ? FileSettings.Existing.REPLACE : FileSettings.Existing.LEAVE,
        FileSettings.Divergence.STOP,
        spec.watermark());
  }

  /** Deletes what no retained cut needs. */
  PruneOutcome prune(GroupLog log) {
    Retention retention = group.policy().retention();
    return new Pruner(
            log,
            sides().source(),
            sides().target(),
            new Stage(sides().control(), log.group(), run),
            completer(log),
            new Keep(retention.cuts(), Duration.ofDays(retention.days()), Keep.USUAL.grace()),
            services.clock())
        .run();
  }

  private ModeShippers.Modes modes(GroupSpec spec) {
    Stage stage = new Stage(sides().control(), spec.id(), run);
    FileCopier copier = new FileCopier(services.tasks(), PARALLEL_PARTS, workspace.lanes(group));
    int parallel = limits().parallelFiles();
    return new ModeShippers.Modes(
        new MirrorShipper(stage, copier, services.tasks(), parallel),
        new AuthorShipper(stage, copier, services.tasks(), parallel, services.checkpoints()),
        new DualRunShipper(services.tables()),
        recreated(spec));
  }

  private ModeShippers.Recreated recreated(GroupSpec spec) {
    return group.policy().onRecreate() == SyncPolicy.OnRecreate.STOP
        ? ModeShippers.Recreated.STOP
        : ModeShippers.Recreated.beside(
            target -> registry().claim(spec.name(), spec.id(), List.of(target)));
  }

  private SyncSettings settings() {
    SyncPolicy policy = group.policy();
    return new SyncSettings(
        parallelTables(),
        limits().parallelFiles(),
        policy.settle(),
        policy.onVacuum() == SyncPolicy.OnVacuum.RETRY ? 3 : 1);
  }

  private int parallelTables() {
    int most = limits().parallelTables();
    return group.limits().parallelTables().map(own -> Math.min(own, most)).orElse(most);
  }

  private Limits limits() {
    return workspace.workspace().run().limits();
  }
}
