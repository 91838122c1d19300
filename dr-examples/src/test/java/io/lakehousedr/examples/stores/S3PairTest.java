package io.lakehousedr.examples.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.assembly.LakehouseDr;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.NotKept;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.DrPlugin;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table and a folder of files, from a bucket of an S3 service to another and to a disk. */
class S3PairTest {
  private static final S3Server SERVER = S3Server.start();
  private static final ObjectAttributes PAGE =
      ObjectAttributes.of(Optional.of("text/html"), Map.of("team", "gr\u00fc\u00df dich"));
  private static final byte[] DATA = "some rows".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private String primary = "";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Map<String, String> options() {
    return Map.of(
        "endpoint", SERVER.endpoint().toString(),
        "access_key", SERVER.accessKey(),
        "conditional_create", "true");
  }

  private static ObjectStore open(String root) {
    ObjectStoreFactory s3 =
        ServiceLoader.load(DrPlugin.class).stream()
            .flatMap(plugin -> plugin.get().stores().stream())
            .filter(factory -> factory.schemes().contains("s3"))
            .findFirst()
            .orElseThrow();
    Map<String, String> options = new HashMap<>(options());
    options.put("secret_key", SERVER.secretKey());
    return s3.openStore(
        Location.parse(root), new AdapterContext("test", options, Clock.systemUTC()));
  }

  @BeforeEach
  void prepare() {
    primary = "s3://" + SERVER.newBucket() + "/lake";
    try (ObjectStore lake = open(primary)) {
      put(lake, "docs/page.html", "<p>", PAGE);
      put(lake, "t/part-0.parquet", new String(DATA, StandardCharsets.UTF_8), PAGE);
      put(
          lake,
          "t/_delta_log/00000000000000000000.json",
          """
          {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
          {"metaData":{"id":"id-t","format":{"provider":"parquet","options":{}},\
          "schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],\
          "configuration":{}}}
          {"add":{"path":"part-0.parquet","partitionValues":{},"size":%d,"modificationTime":0,\
          "dataChange":true}}
          """
              .formatted(DATA.length),
          ObjectAttributes.NONE);
    }
  }

  private static void put(
      ObjectStore store, String path, String text, ObjectAttributes attributes) {
    store.create(
        ObjectPath.of(path),
        Content.of(text.getBytes(StandardCharsets.UTF_8)),
        WriteOptions.DURABLE.with(attributes));
  }

  private GroupReport sync(String secondary, String secondaryOptions) throws IOException {
    Path secret = Files.writeString(folder.resolve("key"), SERVER.secretKey());
    String s3 =
        """
        { "endpoint": "%s", "access_key": "%s", "secret_key": "${file:%s}",
          "conditional_create": "true" }
        """
            .formatted(SERVER.endpoint(), SERVER.accessKey(), secret);
    Path config =
        Files.writeString(
            folder.resolve("dr.json"),
            """
            { "platform": "local", "workspaces": [ {
                "workspace_name": "north", "settle": "0s", "metadata_tables": false,
                "sync_location_primary": "%1$s", "sync_location_secondary": "%2$s",
                "storage_options_primary": %3$s %4$s,
                "sync_groups": [
                  { "group_name": "all", "tables": ["%1$s/t"], "files": ["docs"] } ] } ] }
            """
                .formatted(primary, secondary, s3, secondaryOptions.replace("S3", s3)));
    try (DrEngine engine = LakehouseDr.open(config, EngineListener.NONE)) {
      return engine.sync(Set.of(), Optional.empty()).get(0);
    }
  }

  @Test
  void whatBelongsToFilesGoesFromBucketToBucket() throws IOException {
    String secondary = "s3://" + SERVER.newBucket() + "/replica";

    GroupReport report = sync(secondary, ", \"storage_options_secondary\": S3");

    assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(report.notKept()).isEmpty();
    try (ObjectStore replica = open(secondary)) {
      ObjectEntry page = replica.head(ObjectPath.of("docs/page.html")).orElseThrow();
      assertThat(((DescribesObjects) replica).attributes(page.path(), page.version()))
          .isEqualTo(PAGE);
      try (InputStream in = replica.open(ObjectPath.of("t/part-0.parquet"))) {
        assertThat(in.readAllBytes()).isEqualTo(DATA);
      }
    }
  }

  @Test
  void whatADiskDoesNotKeepIsReported() throws IOException {
    GroupReport report = sync("file:" + folder.resolve("replica"), "");

    assertThat(report.outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(report.notKept())
        .containsExactly(
            new NotKept(primary + "/docs", NotKept.Kind.CONTENT_TYPE, 1),
            new NotKept(primary + "/docs", NotKept.Kind.METADATA, 1));
    assertThat(folder.resolve("replica/t/part-0.parquet")).hasBinaryContent(DATA);
  }
}
