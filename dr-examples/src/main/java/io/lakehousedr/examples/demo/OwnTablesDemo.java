package io.lakehousedr.examples.demo;

import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.report.GroupReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demo on the user's tables, which are read and never written. */
final class OwnTablesDemo {
  private static final String GROUP = "yours";

  private OwnTablesDemo() {}

  static void run(Path folder, List<Path> sources, Story story)
      throws IOException, InterruptedException {
    List<Replica> tables = tables(folder, sources);
    Path config = DrFile.located(folder, tables);
    Steps steps = new Steps(story, new Operator(config, folder.resolve("secondary")), tables);
    story.step("Your tables, read by Delta Kernel, and what a sync would do");
    Map<Replica, Content> yours = steps.primary();
    steps.show(yours);
    steps.plan();
    story.step("A sync in another process is killed before its decision");
    steps.kill(GROUP, "MemberReady");
    steps.status(GROUP, Steps.Waiting.NOTHING);
    story.step("A second one goes on, and is killed right after its decision");
    steps.kill(GROUP, "CutCommitted");
    steps.status(GROUP, Steps.Waiting.ONE_COMMITTED);
    story.step("The secondary alone completes it, without configuration and source");
    steps.recover();
    steps.same("is the same on both sides", yours, steps.secondary());
    story.step("Every row of both sides is compared");
    steps.verify();
    story.step("A sync that finds nothing new");
    List<GroupReport> reports = steps.sync();
    story.same("no file was copied", 0L, reports.get(0).copiedFiles());
  }

  private static List<Replica> tables(Path folder, List<Path> sources) {
    List<Replica> tables = new ArrayList<>();
    for (Path source : sources) {
      String title = String.valueOf(source.getFileName());
      Path target = folder.resolve("secondary/" + (tables.size() + 1) + "/" + title);
      tables.add(new Replica(GROUP, DrFile.file(source), title, source, target));
    }
    return tables;
  }
}
