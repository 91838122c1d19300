package io.lakehousedr.examples.demo;

import io.lakehousedr.examples.lake.Column;
import io.lakehousedr.examples.lake.DeltaTable;
import io.lakehousedr.examples.lake.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The primary region: a shop whose orders and items are one unit - the items of an order add up to
 * its amount - and customers beside it.
 */
final class Shop {
  private static final List<String> COUNTRIES = List.of("DE", "FR", "NL");
  private static final int ITEMS = 3;

  private final DeltaTable orders;
  private final DeltaTable items;
  private final DeltaTable customers;
  private long next;

  private Shop(DeltaTable orders, DeltaTable items, DeltaTable customers, long next) {
    this.orders = orders;
    this.items = items;
    this.customers = customers;
    this.next = next;
  }

  /** The tables of the shop, in a work folder. */
  static List<Replica> tables(Path folder) {
    return List.of(
        table(folder, "shop", "orders"),
        table(folder, "shop", "items"),
        table(folder, "crm", "customers"));
  }

  private static Replica table(Path folder, String group, String name) {
    return new Replica(
        group,
        "main.shop." + name,
        name,
        folder.resolve("primary/data/" + name),
        folder.resolve("secondary/" + name));
  }

  /** Writes the tables' first version and their entries in the catalog. */
  static Shop open(List<Replica> tables, long count) throws IOException {
    for (Replica table : tables) {
      enter(table);
    }
    List<Column> order =
        List.of(
            Column.number("id"),
            Column.text("country"),
            Column.number("cents"),
            Column.text("state"));
    List<Column> item =
        List.of(Column.number("order_id"), Column.text("article"), Column.number("cents"));
    List<Column> customer = List.of(Column.number("id"), Column.text("name"));
    return new Shop(
        DeltaTable.create(tables.get(0).primary(), order, Optional.of("country"), orders(0, count)),
        DeltaTable.create(tables.get(1).primary(), item, Optional.empty(), items(0, count)),
        DeltaTable.create(tables.get(2).primary(), customer, Optional.empty(), customers(0, 500)),
        count);
  }

  private static void enter(Replica table) throws IOException {
    Path catalog = Files.createDirectories(table.primary().resolve("../../catalog").normalize());
    Files.writeString(
        catalog.resolve(table.title() + ".json"),
        "{\"name\": \"%s\", \"location\": \"%s\"}\n"
            .formatted(table.member(), DrFile.file(table.primary())));
  }

  private static List<Row> orders(long from, long to) {
    return LongStream.range(from, to).mapToObj(Shop::order).toList();
  }

  private static Row order(long id) {
    String country = COUNTRIES.get((int) (id % COUNTRIES.size()));
    long cents = LongStream.range(0, ITEMS).map(item -> price(id, item)).sum();
    return new Row(Map.of("id", id, "country", country, "cents", cents, "state", "new"));
  }

  private static List<Row> items(long from, long to) {
    return LongStream.range(from, to)
        .boxed()
        .flatMap(id -> LongStream.range(0, ITEMS).mapToObj(item -> item(id, item)))
        .toList();
  }

  private static Row item(long order, long item) {
    return new Row(
        Map.of("order_id", order, "article", "article " + item, "cents", price(order, item)));
  }

  private static long price(long order, long item) {
    return 100 + (order * 31 + item * 17) % 9_000;
  }

  private static List<Row> customers(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(id -> new Row(Map.of("id", id, "name", "customer " + id)))
        .toList();
  }

  /** INSERT: new orders with their items. */
  void sell(long count) throws IOException {
    orders.append(orders(next, next + count));
    items.append(items(next, next + count));
    next += count;
  }

  /** UPDATE of one country's orders. */
  void send(String country) throws IOException {
    orders.update(row -> row.text("country").equals(country) ? row.with("state", "sent") : row);
  }

  /** DELETE of the oldest orders with their items. */
  void forget(long before) throws IOException {
    orders.delete(row -> row.number("id") < before ? Optional.empty() : Optional.of(row));
    items.delete(row -> row.number("order_id") < before ? Optional.empty() : Optional.of(row));
  }

  /** MERGE: customers that are renamed, and new ones. */
  void register(long count) throws IOException {
    customers.merge(
        row ->
            Optional.of(row.number("id") < 10 ? row.with("name", "no " + row.number("id")) : row),
        customers(500, 500 + count));
  }
}
