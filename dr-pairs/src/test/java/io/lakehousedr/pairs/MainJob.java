package io.lakehousedr.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.engine.VerifyOptions.Against;
import io.lakehousedr.engine.VerifyOptions.Depth;
import io.lakehousedr.examples.demo.Victim;
import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.examples.lake.ContentReader;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What an operator does with a group between two regions, with a check after each step. */
final class MainJob implements AutoCloseable {
  private final Path folder;
  private final Regions regions;
  private final Path config;
  private final Path written;
  private final Shop shop;
  private final ObjectStore source;
  private final ObjectStore target;
  private final Outlet outlet;
  private final DrEngine engine;
  private final ContentReader reader = new ContentReader();
  private int fetched;

  MainJob(Regions regions) throws IOException {
    this.regions = regions;
    this.folder = regions.folder();
    this.config = regions.config(Shop.TABLES, List.of(Shop.FILES), Map.of());
    this.written = folder.resolve("written");
    this.shop = new Shop(written);
    this.source = Stores.open(regions.from());
    this.target = Stores.open(regions.to());
    this.outlet = new Outlet(written, source);
    this.engine = Regions.open(config);
  }

  Shop shop() {
    return shop;
  }

  /** Returns how many files are new that are no commits. */
  long publish() throws IOException {
    return outlet.publish();
  }

  GroupReport sync() {
    return succeeded(engine.sync(Set.of(), Optional.empty()));
  }

  /** Without configuration and source: only how the secondary is reached is known. */
  GroupReport recoverFromTheSecondaryAlone() {
    return succeeded(LakehouseDr.recover(control(), EngineListener.NONE));
  }

  GroupStatus statusOfTheSecondaryAlone() {
    return LakehouseDr.status(control()).get(0);
  }

  private ControlRoot control() {
    return ControlRoot.of(regions.to().location(), regions.to().options());
  }

  GroupReport prune() {
    return succeeded(engine.prune(Set.of()));
  }

  private static GroupReport succeeded(List<GroupReport> reports) {
    assertThat(reports).hasSize(1);
    GroupReport report = reports.get(0);
    assertThat(report.outcome()).as("%s", report).isInstanceOf(Outcome.Succeeded.class);
    assertThat(report.failures()).isEmpty();
    return report;
  }

  GroupStatus status() {
    return engine.status(Set.of()).get(0);
  }

  /** A sync in another process is killed at an event. */
  void kill(String event) throws IOException, InterruptedException {
    Victim.Death death = Victim.kill(config, Regions.GROUP, event);
    assertThat(death.at()).as("%s, %s", death, killedLog()).isEqualTo(event);
  }

  private String killedLog() throws IOException {
    return Files.readString(folder.resolve("killed.log"));
  }

  void verify(Depth depth, Against side) {
    List<MemberVerdict> verdicts =
        engine.verify(Set.of(), new VerifyOptions(depth, side, Optional.empty()));
    assertThat(verdicts).hasSize(3).allMatch(verdict -> verdict.filesChecked() > 0);
    assertThat(verdicts).flatExtracting(MemberVerdict::findings).isEmpty();
  }

  /** What Kernel reads in the tables that were written here. */
  Map<String, Content> expected() throws IOException {
    Map<String, Content> contents = new TreeMap<>();
    for (String table : Shop.TABLES) {
      contents.put(table, reader.read(written.resolve(table), OptionalLong.empty()));
    }
    return contents;
  }

  /** What Kernel reads in the secondary's tables, fetched for it. */
  Map<String, Content> replica() throws IOException {
    Map<String, Content> contents = new TreeMap<>();
    Path copy = Files.createDirectories(folder.resolve("fetched-" + ++fetched));
    for (String table : Shop.TABLES) {
      Path fetchedTable = Outlet.fetch(target, ObjectPath.of(table), copy.resolve(table));
      contents.put(table, reader.read(fetchedTable, OptionalLong.empty()));
    }
    return contents;
  }

  /** Both regions have the same objects with the same bytes in every table and folder. */
  void checkEveryByte() throws IOException {
    for (String member : List.of("orders", "items", Shop.FILES)) {
      ObjectPath path = ObjectPath.of(member);
      assertThat(Outlet.contents(target, path))
          .as(member)
          .isNotEmpty()
          .containsExactlyEntriesOf(Outlet.contents(source, path));
    }
  }

  Map<String, byte[]> filesAtSecondary() throws IOException {
    return Outlet.contents(target, ObjectPath.of(Shop.FILES));
  }

  Set<String> namesAtSecondary() throws IOException {
    return Outlet.names(target);
  }

  /** The primary is gone. */
  void loseSource() {
    Outlet.empty(source);
  }

  @Override
  public void close() {
    engine.close();
    source.close();
    target.close();
  }
}
