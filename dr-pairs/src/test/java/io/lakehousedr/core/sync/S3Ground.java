package io.lakehousedr.core.sync;

import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.time.Instant;
import java.util.List;

/** Stores of a service, which gives its own times; copies are its own, too. */
record S3Ground(ObjectStore primary, ObjectStore secondary, ObjectStore control)
    implements Ground, AutoCloseable {
  @Override
  public Instant begin() {
    return Instant.now().plusSeconds(1);
  }

  @Override
  public ObjectStore primary(TestTime time) {
    return primary;
  }

  @Override
  public ObjectStore secondary(TestTime time) {
    return secondary;
  }

  @Override
  public ObjectStore control(TestTime time) {
    return control;
  }

  @Override
  public FaultyStore faulty(ObjectStore store, FaultPlan plan) {
    return FaultyStore.withAbilities(store, plan);
  }

  @Override
  public void close() {
    List.of(primary, secondary, control).forEach(ObjectStore::close);
  }
}
