package io.lakehousedr.core.engine;

import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.NotKept;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a run moves. Thread-safe. */
final class CopyCount implements EngineListener {
  private static final Set<String> WRITTEN = Set.of("NEW", "CHANGED", "HEALED", "REPLACED");

  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder found = new LongAdder();

  private final Map<String, NotKept> notKept = new ConcurrentSkipListMap<>();

  @Override
  public void on(EngineEvent event) {
    if (event instanceof EngineEvent.FileReady ready) {
      if (ready.found()) {
        found.increment();
      } else {
        files.increment();
        bytes.add(ready.bytes());
      }
    } else if (event instanceof EngineEvent.FileMoved moved && WRITTEN.contains(moved.status())) {
      files.increment();
      bytes.add(moved.bytes());
    } else if (event instanceof EngineEvent.AttributesDropped dropped) {
      NotKept what = dropped.notKept();
      notKept.put(what.member() + "\n" + what.kind(), what);
    }
  }

  /** By member and kind. */
  List<NotKept> notKept() {
    return List.copyOf(notKept.values());
  }

  long files() {
    return files.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  long found() {
    return found.sum();
  }
}
