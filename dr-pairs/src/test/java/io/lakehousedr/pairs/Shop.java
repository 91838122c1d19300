package io.lakehousedr.pairs;

import io.delta.standalone.DeltaLog;
import io.delta.standalone.actions.AddFile;
import io.lakehousedr.examples.lake.Column;
import io.lakehousedr.examples.lake.DeltaTable;
import io.lakehousedr.examples.lake.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Two tables and a folder of files that change together, on this machine's disk. */
final class Shop {
  static final List<String> TABLES = List.of("orders", "items");
  static final String FILES = "prices";

  private final Path folder;
  private final DeltaTable orders;
  private final DeltaTable items;
  private long next = 1;
  private int edition;

  Shop(Path folder) throws IOException {
    this.folder = folder;
    List<Column> columns =
        List.of(Column.number("id"), Column.text("part"), Column.number("cents"));
    this.orders = DeltaTable.create(folder.resolve("orders"), columns, Optional.empty(), rows(40));
    this.items = DeltaTable.create(folder.resolve("items"), columns, Optional.of("part"), rows(60));
    publishPrices();
  }

  private List<Row> rows(int count) {
    long first = next;
    next += count;
    return LongStream.range(first, next).mapToObj(Shop::row).toList();
  }

  private static Row row(long id) {
    return new Row(Map.of("id", id, "part", "p " + id % 3, "cents", id * 7));
  }

  /** Appends, deletes, updates; a new edition of the files. */
  void change() throws IOException {
    long half = next / 2;
    orders.append(rows(10));
    orders.update(row -> row.number("id") < half ? row.with("cents", next) : row);
    items.delete(row -> row.number("id") == half ? Optional.empty() : Optional.of(row));
    items.append(rows(5));
    publishPrices();
  }

  /** One file is replaced, one is gone, one is new. */
  private void publishPrices() throws IOException {
    edition++;
    Path prices = Files.createDirectories(folder.resolve(FILES));
    Files.writeString(prices.resolve("list of all.csv"), "edition," + edition + "\n");
    Files.writeString(prices.resolve("edition-" + edition), "valid\n");
    Files.deleteIfExists(prices.resolve("edition-" + (edition - 1)));
  }

  /** VACUUM: data that the newest versions do not name goes; returns its names. */
  Set<String> vacuum() throws IOException {
    Set<String> gone = new java.util.TreeSet<>();
    for (String table : TABLES) {
      Set<Path> live = live(folder.resolve(table));
      for (Path file : data(folder.resolve(table))) {
        if (!live.contains(file)) {
          Files.delete(file);
          gone.add(folder.relativize(file).toString());
        }
      }
    }
    return gone;
  }

  private static List<Path> data(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static Set<Path> live(Path table) {
    DeltaLog log =
        DeltaLog.forTable(new Configuration(), new org.apache.hadoop.fs.Path(table.toUri()));
    return log.snapshot().getAllFiles().stream()
        .map(AddFile::getPath)
        .map(name -> table.resolve(java.net.URI.create(name).getPath()))
        .collect(Collectors.toSet());
  }
}
