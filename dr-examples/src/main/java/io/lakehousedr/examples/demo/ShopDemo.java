package io.lakehousedr.examples.demo;

import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.report.GroupReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** The demo on tables of its own. */
final class ShopDemo {
  private static final String GROUP = "shop";

  private final Path folder;
  private final Story story;
  private final List<Replica> tables;
  private final Steps steps;
  private final Shop shop;
  private final PriceLists prices;
  private int edition;

  private ShopDemo(Path folder, Story story) throws IOException {
    this.folder = folder;
    this.story = story;
    this.tables = Shop.tables(folder);
    Path config = DrFile.named(Files.createDirectories(folder), tables);
    this.steps = new Steps(story, new Operator(config, folder.resolve("secondary")), tables);
    story.step("A primary region: Delta tables in two groups, and a folder of files");
    this.shop = Shop.open(tables, 2_000);
    this.prices = PriceLists.in(folder);
    publish();
    steps.show(steps.primary());
  }

  static void run(Path folder, Story story) throws IOException, InterruptedException {
    ShopDemo demo = new ShopDemo(folder, story);
    demo.seed();
    demo.change();
    demo.killBeforeTheDecision();
    demo.goOn();
    demo.killAfterTheDecision();
  }

  private void publish() throws IOException {
    edition++;
    prices.publish(edition);
    story.tell("shop/prices: edition " + edition + ", " + prices.atPrimary().size() + " files");
  }

  private void sameOnBothSides() throws IOException {
    steps.same("is the same on both sides", steps.primary(), steps.secondary());
    story.same("prices are the same", prices.atPrimary(), prices.atSecondary());
    unit(steps.secondary());
  }

  private void seed() throws IOException {
    story.step("The first sync seeds the secondary region");
    steps.sync();
    sameOnBothSides();
  }

  private void change() throws IOException {
    story.step("The primary goes on: INSERT, UPDATE, DELETE and MERGE; what would a sync do?");
    shop.sell(300);
    shop.send("FR");
    shop.forget(50);
    shop.register(20);
    publish();
    steps.show(steps.primary());
    steps.plan();
    story.step("A sync moves only what is new");
    steps.sync();
    sameOnBothSides();
  }

  private void killBeforeTheDecision() throws IOException, InterruptedException {
    story.step("A sync in another process is killed while it copies, before its decision");
    Map<Replica, Content> before = steps.secondary();
    Map<String, String> listed = prices.atSecondary();
    shop.sell(500);
    shop.send("DE");
    publish();
    steps.kill(GROUP, "FileReady");
    steps.status(GROUP, Steps.Waiting.NOTHING);
    old(before, listed);
  }

  private void goOn() throws IOException {
    story.step("The next sync uses what the dead one had copied");
    List<GroupReport> reports = steps.sync();
    long found = reports.stream().mapToLong(GroupReport::foundFiles).sum();
    story.same("files of the dead process were found in place", true, found > 0);
    sameOnBothSides();
  }

  private void killAfterTheDecision() throws IOException, InterruptedException {
    story.step("A sync is killed right after its decision, before anything is published");
    Map<Replica, Content> before = steps.secondary();
    Map<String, String> listed = prices.atSecondary();
    shop.sell(700);
    shop.send("NL");
    publish();
    Map<Replica, Content> last = steps.primary();
    steps.kill(GROUP, "CutCommitted");
    steps.status(GROUP, Steps.Waiting.ONE_COMMITTED);
    old(before, listed);
    loseThePrimary(last, prices.atPrimary());
  }

  /** The current cut is the old one, and nothing of it is missing. */
  private void old(Map<Replica, Content> tables, Map<String, String> files) throws IOException {
    steps.same("still reads in full at the current cut", tables, steps.secondary());
    story.same("prices are still the ones of that cut", files, prices.atSecondary());
    unit(steps.secondary());
  }

  private void loseThePrimary(Map<Replica, Content> last, Map<String, String> files)
      throws IOException {
    story.step("The primary region is gone; the secondary alone completes the decision");
    Path primary = folder.resolve("primary");
    Path away = Files.move(primary, folder.resolve("out of reach"));
    steps.recover();
    steps.same("reads as the primary last did", last, steps.secondary());
    story.same("prices are the primary's last edition", files, prices.atSecondary());
    unit(steps.secondary());
    Files.move(away, primary);
    story.step("The primary is back: every row of both sides is compared");
    steps.verify();
  }

  /** The items of all orders add up to the orders: false as soon as one table is newer. */
  private void unit(Map<Replica, Content> contents) {
    story.same(
        "the group is whole: orders and their items add up to the same amount",
        cents(contents, 0),
        cents(contents, 1));
  }

  private OptionalLong cents(Map<Replica, Content> contents, int table) {
    return Objects.requireNonNull(contents.get(tables.get(table))).cents();
  }
}
