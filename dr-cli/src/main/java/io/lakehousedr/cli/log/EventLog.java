package io.lakehousedr.cli.log;

import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.model.RunId;
import io.lakehousedr.report.NotKept;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes the engine's steps to the log, each with its run, group, table and code. Thread-safe. */
public final class EventLog implements EngineListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private final Map<String, RunId> runs = new ConcurrentHashMap<>();

  @Override
  public void on(EngineEvent event) {
    if (event instanceof EngineEvent.RunStarted started) {
      runs.put(started.group(), started.run());
      line(event, Level.INFO).log("run started");
    } else if (event instanceof EngineEvent.RunEnded) {
      line(event, Level.INFO).log("run ended");
      runs.remove(event.group());
    } else if (event instanceof EngineEvent.TryFailed failed) {
      failed(failed);
    } else if (event instanceof EngineEvent.CutCommitted cut) {
      line(event, Level.INFO).log("cut committed: slot {}, instant {}", cut.slot(), cut.instant());
    } else if (event instanceof EngineEvent.CutComplete cut) {
      line(event, Level.INFO).log("cut complete: slot {}, instant {}", cut.slot(), cut.instant());
    } else {
      member(event);
    }
  }

  private void member(EngineEvent event) {
    if (event instanceof EngineEvent.MemberPinned pinned) {
      table(event, Level.INFO, pinned.member())
          .log("versions pinned: {} to {}", pinned.from(), pinned.to());
    } else if (event instanceof EngineEvent.MemberReady ready) {
      table(event, Level.INFO, ready.member()).log("ready for the cut");
    } else if (event instanceof EngineEvent.MemberFailed failed) {
      failed(failed);
    } else if (event instanceof EngineEvent.AttributesDropped dropped) {
      NotKept what = dropped.notKept();
      table(event, Level.INFO, what.member())
          .log("{} of {} files is not kept by the target", what.kind(), what.files());
    } else if (event instanceof EngineEvent.FileReady file) {
      String how = file.found() ? "found" : "copied";
      table(event, Level.DEBUG, file.member()).log("file {}: {} bytes", how, file.bytes());
    }
  }

  private void failed(EngineEvent.TryFailed failed) {
    line(failed, Level.WARN)
        .addKeyValue("run", failed.run())
        .addKeyValue("code", failed.error().problem().code())
        .log("try {} failed, the next in {}", failed.tried(), failed.pause());
  }

  private void failed(EngineEvent.MemberFailed failed) {
    table(failed, Level.WARN, failed.member())
        .addKeyValue("code", failed.error().problem().code())
        .setCause(failed.error())
        .log("cannot be shipped: {}", failed.error().message());
  }

  private LoggingEventBuilder table(EngineEvent event, Level level, String member) {
    return line(event, level).addKeyValue("table", member);
  }

  private LoggingEventBuilder line(EngineEvent event, Level level) {
    LoggingEventBuilder line = LOG.atLevel(level);
    RunId run = runs.get(event.group());
    return (run == null ? line : line.addKeyValue("run", run)).addKeyValue("group", event.group());
  }
}
