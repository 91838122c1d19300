package io.lakehousedr.sparkserver;

import io.lakehousedr.sparkserver.kinds.TableContext;
import io.lakehousedr.sparkserver.kinds.TableKind;
import io.lakehousedr.sparkserver.kinds.TableKinds;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Makes every kind of table with all its increments and prints what came of it. */
public final class AllKinds {
  private final SparkSession spark;
  private final TableReader tables;
  private final Streams streams;
  private final Path root;
  private final PrintStream report;

  private AllKinds(SparkSession spark, Path root, PrintStream report) {
    this.spark = spark;
    this.tables = new TableReader(spark);
    this.streams = new Streams(spark);
    this.root = root;
    this.report = report;
  }

  /**
   * Runs all kinds, or those that are named.
   *
   * @param arguments a folder for the tables, then the names of kinds
   */
  public static void main(String[] arguments) throws Exception {
    Path root = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
    SparkSession spark = LocalSession.start(root.resolve("scratch"));
    AllKinds all = new AllKinds(spark, root, System.out);
    List<String> names = List.of(arguments).subList(1, arguments.length);
    int failures = all.run(names.isEmpty() ? TableKinds.names() : names);
    Runtime.getRuntime().halt(failures == 0 ? 0 : 1);
  }

  private int run(List<String> names) {
    long started = System.nanoTime();
    List<String> failed = new ArrayList<>();
    for (String name : names) {
      try {
        show(TableKinds.named(name));
      } catch (Exception | LinkageError | AssertionError failure) {
        failed.add(name);
        report.println("FAILED " + name + ": " + failure);
        failure.printStackTrace();
      }
    }
    report.println(names.size() + " kinds in " + seconds(started) + " s, failed: " + failed);
    return failed.size();
  }

  private void show(TableKind kind) throws Exception {
    long started = System.nanoTime();
    String path = root.resolve(kind.name()).toString();
    TableContext table = new TableContext(spark, tables, streams, path);
    kind.make(table);
    List<Object> states = new ArrayList<>(List.of(state(path)));
    for (int number = 1; number <= kind.increments().size(); number++) {
      kind.step(number, table);
      states.add(state(path));
    }
    String made = seconds(started);
    print(kind, path, states, made);
  }

  /** The version and the beginning of the table's id, which tells whether the id stays. */
  private String state(String path) {
    TableDetail detail = TableDetail.of(spark, tables, path);
    return detail.version() + "@" + detail.tableId().substring(0, 4);
  }

  private void print(TableKind kind, String path, List<Object> states, String made)
      throws Exception {
    TableDetail detail = TableDetail.of(spark, tables, path);
    report.println(
        "== " + kind.name() + " (" + made + " s), versions after make and steps: " + states);
    report.println(
        "   protocol %d/%d %s %s"
            .formatted(
                detail.minReaderVersion(),
                detail.minWriterVersion(),
                detail.readerFeatures(),
                detail.writerFeatures()));
    report.println("   log " + logFiles(path));
    for (TableReader.HistoryEntry entry : tables.history(path)) {
      report.println(
          "   " + entry.version() + " " + entry.operation() + " " + content(path, entry));
    }
  }

  private String content(String path, TableReader.HistoryEntry entry) {
    Map<String, String> version = new HashMap<>();
    version.put("versionAsOf", Long.toString(entry.version()));
    try {
      ContentDigest content = ContentDigest.of(tables.read(path, version));
      return content.rows() + " rows " + content.digest().substring(0, 16);
    } catch (Exception unreadable) {
      return "unreadable: " + unreadable.getMessage().lines().findFirst().orElse("");
    }
  }

  /** The names in the log, each kind of file once with its number. */
  private static Map<String, Integer> logFiles(String path) throws Exception {
    Map<String, Integer> counts = new java.util.TreeMap<>();
    Path log = Path.of(path, "_delta_log");
    try (Stream<Path> files = Files.walk(log)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> log.relativize(file).toString())
          .filter(name -> !Path.of(name).getFileName().toString().startsWith("."))
          .forEach(name -> counts.merge(shape(name), 1, Integer::sum));
    }
    return counts;
  }

  private static String shape(String name) {
    return name.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "<uuid>")
        .replaceAll("\\d{20}", "<v>")
        .replaceAll("\\d{10}", "<n>");
  }

  private static String seconds(long started) {
    return "%.1f".formatted((System.nanoTime() - started) / 1e9);
  }
}
