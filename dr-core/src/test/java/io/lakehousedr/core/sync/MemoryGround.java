package io.lakehousedr.core.sync;

import io.lakehousedr.core.store.memory.MemoryContent;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.time.Instant;

/** Stores in memory, whose bytes are streamed. */
final class MemoryGround implements Ground {
  static final Location PRIMARY = Location.parse("memory://primary/data");
  static final Location SECONDARY = Location.parse("memory://secondary/data");
  private static final Location CONTROL = Location.parse("memory://secondary/control");

  private final MemoryContent primary = new MemoryContent();
  private final MemoryContent secondary = new MemoryContent();
  private final MemoryContent control = new MemoryContent();

  @Override
  public Instant begin() {
    return Instant.parse("2026-01-01T00:00:00Z");
  }

  @Override
  public ObjectStore primary(TestTime time) {
    return new MemoryStore(PRIMARY, time, primary);
  }

  @Override
  public ObjectStore secondary(TestTime time) {
    return new MemoryStore(SECONDARY, time, secondary);
  }

  @Override
  public ObjectStore control(TestTime time) {
    return new MemoryStore(CONTROL, time, control);
  }

  @Override
  public FaultyStore faulty(ObjectStore store, FaultPlan plan) {
    return FaultyStore.of(store, plan);
  }
}
