package io.lakehousedr.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.core.config.model.FilesSpec;
import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.SyncPolicy;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.TableMode;
import io.lakehousedr.model.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path folder;

  static String resource(String name) throws IOException {
    try (InputStream in = ConfigLoaderTest.class.getResourceAsStream("/config/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Workspace only(LoadedConfig loaded) {
    assertEquals(List.of(), Samples.problems(loaded));
    return loaded.config().workspaces().get(0);
  }

  @Test
  void theSyncJobsFileLoadsOnceItsPlaceholdersAreFilled() throws IOException {
    String filled =
        resource("sync-job.json")
            .replace("<workspace-1>", "adb-1")
            .replaceFirst("container@storageaccount", "container@east");
    Workspace workspace = only(Samples.load(filled));
    assertEquals("databricks", workspace.connection().platform());
    assertEquals(3, workspace.policy().maxRetries());
    assertEquals(Optional.empty(), workspace.connection().patKey());
    assertEquals("ops@example.com", workspace.run().failureNotification().get(0).text());
    assertEquals(
        List.of("core_product", "example_group_1", "scheduled_sync"),
        workspace.groups().stream().map(SyncGroup::name).toList());
    assertEquals(Optional.empty(), workspace.groups().get(2).workflow());
    assertEquals("0 */12 * * *", workspace.groups().get(2).schedule().text());
    assertEquals(TableMode.MIRROR, workspace.groups().get(0).tables().get(3).mode());
  }

  @Test
  void theSyncJobsFileAsItIsNamesItsPlaceholders() throws IOException {
    LoadedConfig loaded = Samples.load(resource("sync-job.json"));
    assertEquals(
        List.of(
            "dr.json:4:33: DR-1002 $.workspaces[0].workspace_instance_url: the placeholder"
                + " <workspace-1> is still there: put the real value in its place",
            "dr.json:7:34: DR-1008 $.workspaces[0].sync_location_secondary: the primary's"
                + " abfss://container@storageaccount.dfs.core.windows.net/ and the secondary's"
                + " abfss://container@storageaccount.dfs.core.windows.net/ overlap: the engine"
                + " would write into what it reads; give the secondary a place of its own"),
        Samples.problems(loaded));
    assertTrue(loaded.isLeftOut("dr_test_east_workspace", "core_product"));
    assertFalse(loaded.isLeftOut("another", "core_product"));
  }

  @Test
  void aLocalSetupIsShortAndHasDefaults() {
    SyncGroup group = Samples.group("{\"group_name\": \"g\", \"tables\": [\"x\"]}");
    SyncPolicy policy = group.policy();
    assertEquals(Duration.ofSeconds(10), policy.settle());
    assertEquals(SyncPolicy.OnVacuum.RETRY, policy.onVacuum());
    assertEquals(SyncPolicy.OnRecreate.NEW_GENERATION, policy.onRecreate());
    assertEquals(7, policy.retention().cuts());
    assertEquals(Optional.empty(), policy.verify());
    assertEquals(Optional.empty(), policy.rpo());
    assertEquals(ZoneId.of("UTC"), group.schedule().zone());
    assertTrue(group.selection().find(TableName.parse("main.default.x")).isPresent());
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Workspace workspace = only(Samples.load(resource("full.json")));
    assertEquals(
        Optional.of(new SecretReference.ScopedKey("dr", "east-token")),
        workspace.connection().patKey());
    assertEquals(
        Optional.of(new SecretReference.ScopedKey("dr-west", "west-token")),
        workspace.secondary().orElseThrow().connection().patKey());
    assertEquals(new Setting.Plain("5"), workspace.connection().options().get("poll_seconds"));
    assertEquals(
        new SecretReference.Variable("CLIENT"),
        workspace.connection().options().get("client_secret"));
    assertEquals(new Setting.Plain("true"), workspace.secondaryStorage().get("secure"));
    assertEquals(Location.parse("file:/demo/secondary/control"), workspace.controlAtSecondary());
    assertEquals(14, workspace.policy().retention().days());
    assertEquals(50_000_000L, workspace.run().limits().bytesPerSecond().orElseThrow().bytes());
    assertEquals(20, workspace.run().limits().primary().parallelFiles().orElseThrow());
    assertEquals("EUR", workspace.run().prices().orElseThrow().currency());
    assertEquals(465, workspace.run().notifications().orElseThrow().smtp().orElseThrow().port());
    assertEquals(
        Optional.of(Location.parse("file:/demo/secondary/fast/t")),
        workspace.locations().translate(Location.parse("file:/demo/primary/data/hot/t")));
  }

  @Test
  void groupsOverrideAndInherit() throws IOException {
    Workspace workspace = only(Samples.load(resource("full.json")));
    SyncGroup core = workspace.group("kernel").orElseThrow();
    SyncGroup base = workspace.group("base").orElseThrow();
    assertEquals(Duration.ofMinutes(90), core.policy().rpo().orElseThrow());
    assertEquals(Duration.ofMinutes(30), base.policy().rpo().orElseThrow());
    assertEquals(SyncPolicy.OnVacuum.FAIL, base.policy().onVacuum());
    assertEquals(5, base.policy().maxRetries());
    assertEquals(
        List.of(TableMode.CLONE, TableMode.CLONE, TableMode.DUAL_RUN, TableMode.CLONE),
        core.tables().stream().map(table -> table.mode()).toList());
    assertEquals(TableMode.MIRROR, base.tables().get(0).mode());
    assertEquals("30 */2 * * * Europe/Berlin", core.schedule().toString());
    assertEquals("0 */12 * * * Europe/Berlin", base.schedule().toString());
    assertEquals(7, core.policy().retention().days(), "nested objects are not merged");
  }

  @Test
  void filesAreBelowThePrimaryRoot() throws IOException {
    Workspace workspace = only(Samples.load(resource("full.json")));
    List<FilesSpec> files = workspace.groups().get(0).files();
    assertEquals(
        Location.parse("file:/demo/primary/data/Files/raw"),
        files.get(0).path().in(workspace.primaryLocation()));
    assertTrue(files.get(0).overwrite());
    assertFalse(files.get(1).overwrite());
    assertEquals(FilesSpec.Deletion.PROPAGATE, files.get(1).delete());
    assertEquals(Optional.of(Instant.parse("2025-01-31T09:00:00Z")), files.get(1).watermark());
  }

  @Test
  void oneBadGroupNeverStopsAGoodOneAndIsNotTakenForRemoved() {
    LoadedConfig loaded =
        Samples.load(Samples.groups("{\"group_name\": \"bad\", \"tables\": []},\n{\"mode\": 1}"));
    assertEquals(List.of("good"), Samples.groupNames(loaded));
    assertTrue(loaded.isLeftOut("east", "bad"));
    assertTrue(loaded.isLeftOut("east", "whatever"), "a group whose name cannot be told");
    assertEquals("$.workspaces[0].sync_groups[1]", loaded.leftOut().get(0).path());
  }

  @Test
  void oneBadWorkspaceNeverStopsAGoodOne() {
    String text = Samples.workspace("\"mode\": \"clone\"},\n{\"workspace_name\": \"west\"");
    LoadedConfig loaded = Samples.load(text);
    assertEquals(List.of("good"), Samples.groupNames(loaded));
    assertTrue(loaded.isLeftOut("west", "any"));
    assertFalse(loaded.isLeftOut("east", "any"));
  }

  @Test
  void aFileMayBeginWithAByteOrderMark() throws IOException {
    Path file = folder.resolve("bom.json");
    Files.writeString(file, "\uFEFF" + Samples.groups("{\"group_name\":\"g\",\"tables\":[5]}"));
    LoadedConfig loaded = ConfigLoader.load(file);
    assertEquals(List.of("good"), Samples.groupNames(loaded));
    assertEquals(file.toString(), loaded.problems().get(0).file());
    assertEquals(2, loaded.problems().get(0).line());
  }

  @Test
  void whatCannotBeReadIsToldAndNotThrown() throws IOException {
    Path latin = folder.resolve("latin.json");
    Files.write(latin, new byte[] {'{', '"', (byte) 0xE9, '"', '}'});
    assertEquals(
        "DR-1011 it is not UTF-8: save it with the encoding UTF-8", said(ConfigLoader.load(latin)));
    assertEquals(
        "DR-1011 there is no such file: check the path",
        said(ConfigLoader.load(folder.resolve("none.json"))));
    assertTrue(said(ConfigLoader.load(folder)).startsWith("DR-1011 it cannot be read"));
    assertTrue(ConfigLoader.load(folder).isLeftOut("any", "any"));
  }

  @Test
  void depthAndLengthHaveLimits() {
    assertEquals(
        "DR-1001 values are nested more than 64 deep: the format needs no such depth",
        said(Samples.load("[".repeat(100_000))));
    assertTrue(said(Samples.load(" ".repeat(33 << 20))).startsWith("DR-1011 it is longer than"));
    assertTrue(said(Samples.load("{\"a\": " + "9".repeat(100_000) + "}")).startsWith("DR-1001"));
  }

  @Test
  void sixtyThousandNamesLoad() {
    String names =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "\"main.s" + i % 40 + ".t" + i + "\"")
            .collect(Collectors.joining(","));
    SyncGroup group = Samples.group("{\"group_name\": \"g\", \"tables\": [" + names + "]}");
    assertEquals(60_000, group.tables().size());
  }

  private static String said(LoadedConfig loaded) {
    return loaded.problems().get(0).code() + " " + loaded.problems().get(0).message();
  }
}
