package io.lakehousedr.cli.progress;

import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.engine.EngineEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has happened so far. Totals of files and bytes are not known, so none are shown. */
final class Tally {
  private static final int BAR = 20;
  private static final long RATE_AFTER_MILLIS = 1000;

  private final Set<String> groups = new LinkedHashSet<>();
  private final Set<String> pinned = new LinkedHashSet<>();
  private final Set<String> settled = new LinkedHashSet<>();
  private long files;
  private long copied;
  private long found;

  void add(EngineEvent event) {
    groups.add(event.group());
    if (event instanceof EngineEvent.MemberPinned member) {
      pinned.add(event.group() + "\n" + member.member());
    } else if (event instanceof EngineEvent.MemberReady member) {
      settled.add(event.group() + "\n" + member.member());
    } else if (event instanceof EngineEvent.MemberFailed member) {
      settled.add(event.group() + "\n" + member.member());
    } else if (event instanceof EngineEvent.FileReady file) {
      add(file);
    }
  }

  private void add(EngineEvent.FileReady file) {
    files++;
    if (file.found()) {
      found += file.bytes();
    } else {
      copied += file.bytes();
    }
  }

  /** With a bar, for a terminal. */
  String bar(Duration elapsed) {
    return name() + "  " + drawn() + text(elapsed);
  }

  /** Without, for a log. */
  String line(Duration elapsed) {
    return name() + ": " + text(elapsed);
  }

  private String name() {
    return groups.size() == 1 ? groups.iterator().next() : groups.size() + " groups";
  }

  private int all() {
    Set<String> all = new LinkedHashSet<>(pinned);
    all.addAll(settled);
    return all.size();
  }

  private String drawn() {
    if (all() == 0) {
      return "";
    }
    int done = BAR * settled.size() / all();
    return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] ";
  }

  private String text(Duration elapsed) {
    List<String> parts = new ArrayList<>();
    parts.add(all() == 0 ? "looking" : settled.size() + " of " + Amounts.count(all(), "table"));
    if (files > 0) {
      parts.add(Amounts.count(files, "file"));
      parts.add(Amounts.bytes(copied) + " copied");
    }
    if (found > 0) {
      parts.add(Amounts.bytes(found) + " found");
    }
    if (copied > 0 && elapsed.toMillis() > RATE_AFTER_MILLIS) {
      parts.add(Amounts.bytes(copied * 1000 / elapsed.toMillis()) + "/s");
    }
    parts.add(Times.duration(Duration.ofSeconds(elapsed.toSeconds())));
    return String.join(", ", parts);
  }
}
