package io.lakehousedr.core.sync;

import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plain Delta table written and read by hand: an oracle that shares no code with the engine but
 * for names. A row is the content of a data file.
 */
final class TestTable {
  private static final Pattern ADD = Pattern.compile("\"add\":\\{\"path\":\"([^\"]*)\"");
  private static final Pattern REMOVE = Pattern.compile("\"remove\":\\{\"path\":\"([^\"]*)\"");

  private final ObjectReader store;
  private final ObjectPath folder;
  private final TestTime time;

  TestTable(ObjectReader store, String name, TestTime time) {
    this.store = store;
    this.folder = ObjectPath.of(name);
    this.time = time;
  }

  /** Version 0. */
  TestTable create(String id) {
    return commit(
        0,
        List.of(
            "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
            "{\"metaData\":{\"id\":\""
                + id
                + "\",\"format\":{\"provider\":\"parquet\",\"options\":{}},"
                + "\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[]}\","
                + "\"partitionColumns\":[],\"configuration\":{}}}"));
  }

  /** The next version adds rows, each a file, and removes files by name. */
  TestTable write(List<String> added, List<String> removed) {
    List<String> lines = new ArrayList<>();
    long version = latest() + 1;
    for (String row : added) {
      String file = "part-" + version + "-" + row + ".parquet";
      put(file, row);
      lines.add(
          "{\"add\":{\"path\":\""
              + file
              + "\",\"partitionValues\":{},\"size\":"
              + row.length()
              + ",\"modificationTime\":0,\"dataChange\":true}}");
    }
    for (String file : removed) {
      lines.add("{\"remove\":{\"path\":\"" + file + "\",\"dataChange\":true}}");
    }
    return commit(version, lines);
  }

  private TestTable commit(long version, List<String> lines) {
    String info = "{\"commitInfo\":{\"operation\":\"WRITE\",\"version\":" + version + "}}\n";
    put("_delta_log/" + LogNames.commit(version), info + String.join("\n", lines) + "\n");
    time.advance(Duration.ofSeconds(5));
    return this;
  }

  /** Puts any file into the table's folder. */
  void put(String name, String content) {
    ((ObjectStore) store)
        .create(
            folder.resolve(name),
            Content.of(content.getBytes(StandardCharsets.UTF_8)),
            WriteOptions.DURABLE.modifiedAt(time.instant()));
  }

  /** Removes a file as VACUUM does. */
  void vacuum(String name) {
    ObjectEntry entry = store.head(folder.resolve(name)).orElseThrow();
    ((ObjectStore) store).delete(Map.of(entry.path(), entry.version()));
  }

  /** The newest version, or -1. */
  long latest() {
    return commits().keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
  }

  /** The commits' bytes by version. */
  Map<Long, String> commits() {
    Map<Long, String> commits = new TreeMap<>();
    try (Stream<ObjectEntry> entries = store.list(folder.resolve("_delta_log"), "")) {
      entries
          .filter(entry -> entry.path().name().matches("\\d{20}\\.json"))
          .forEach(
              entry ->
                  commits.put(
                      Long.parseLong(entry.path().name().substring(0, 20)), text(entry.path())));
    }
    return commits;
  }

  /** The rows of a version, each file read in full; fails when a commit or a file is missing. */
  List<String> rows(long version) {
    Map<Long, String> commits = commits();
    Map<String, Boolean> live = new LinkedHashMap<>();
    for (long v = 0; v <= version; v++) {
      String commit = commits.get(v);
      if (commit == null) {
        throw new AssertionError(folder + " lacks commit " + v + " of " + version);
      }
      names(ADD, commit).forEach(name -> live.put(name, true));
      names(REMOVE, commit).forEach(live::remove);
    }
    return live.keySet().stream().map(name -> text(folder.resolve(name))).sorted().toList();
  }

  Checksum sha256(long version) {
    String commit = commits().get(version);
    if (commit == null) {
      throw new AssertionError(folder + " lacks commit " + version);
    }
    return Checksum.sha256(commit.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(Pattern pattern, String commit) {
    Matcher matcher = pattern.matcher(commit);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private String text(ObjectPath path) {
    try (InputStream in = store.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | DrException e) {
      throw new AssertionError("cannot read " + path, e);
    }
  }
}
