package io.lakehousedr.examples.demo;

import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.report.GroupReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demo on tables of its own. */
final class ShopDemo {
  private static final String GROUP = "shop";

  private final Path folder;
  private final Story story;
  private final List<Replica> tables;
  private final Steps steps;
  private final Shop shop;

  private ShopDemo(Path folder, Story story) throws IOException {
    this.folder = folder;
    this.story = story;
    this.tables = Shop.tables(folder);
    Path config = DrFile.named(Files.createDirectories(folder), tables);
    this.steps = new Steps(story, new Operator(config, folder.resolve("secondary")), tables);
    story.step("A primary region: two groups of Delta tables, read by Delta Kernel");
    this.shop = Shop.open(tables, 2_000);
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

  private void seed() throws IOException {
    story.step("The first sync seeds the secondary region");
    steps.sync();
    steps.same("is the same on both sides", steps.primary(), steps.secondary());
    unit(steps.secondary());
  }

  private void change() throws IOException {
    story.step("The primary goes on: INSERT, UPDATE, DELETE and MERGE; what would a sync do?");
    shop.sell(300);
    shop.send("FR");
    shop.forget(50);
    shop.register(20);
    steps.show(steps.primary());
    steps.plan();
    story.step("A sync moves only what is new");
    steps.sync();
    steps.same("is the same on both sides", steps.primary(), steps.secondary());
    unit(steps.secondary());
  }

  private void killBeforeTheDecision() throws IOException, InterruptedException {
    story.step("A sync in another process is killed while it copies, before its decision");
    Map<Replica, Content> before = steps.secondary();
    shop.sell(500);
    shop.send("DE");
    steps.kill(GROUP, "FileReady");
    steps.status(GROUP, Steps.Waiting.NOTHING);
    steps.same("still reads in full", before, steps.secondary());
    unit(steps.secondary());
  }

  private void goOn() throws IOException {
    story.step("The next sync uses what the dead one had copied");
    List<GroupReport> reports = steps.sync();
    long found = reports.stream().mapToLong(GroupReport::foundFiles).sum();
    story.same("files of the dead process were found in place", true, found > 0);
    steps.same("is the same on both sides", steps.primary(), steps.secondary());
  }

  private void killAfterTheDecision() throws IOException, InterruptedException {
    story.step("A sync is killed right after its decision, before anything is published");
    Map<Replica, Content> before = steps.secondary();
    shop.sell(700);
    shop.send("NL");
    Map<Replica, Content> last = steps.primary();
    steps.kill(GROUP, "CutCommitted");
    steps.status(GROUP, Steps.Waiting.ONE_COMMITTED);
    steps.same("still reads in full at the current cut", before, steps.secondary());
    unit(steps.secondary());
    loseThePrimary(last);
  }

  private void loseThePrimary(Map<Replica, Content> last) throws IOException {
    story.step("The primary region is gone; the secondary alone completes the decision");
    Path primary = folder.resolve("primary");
    Path away = Files.move(primary, folder.resolve("out of reach"));
    steps.recover();
    steps.same("reads as the primary last did", last, steps.secondary());
    unit(steps.secondary());
    Files.move(away, primary);
    story.step("The primary is back: every row of both sides is compared");
    steps.verify();
  }

  /** The items of all orders add up to the orders: false as soon as one table is newer. */
  private void unit(Map<Replica, Content> contents) {
    story.same(
        "the group is whole: orders and their items add up to the same amount",
        contents.get(tables.get(0)).cents(),
        contents.get(tables.get(1)).cents());
  }
}
