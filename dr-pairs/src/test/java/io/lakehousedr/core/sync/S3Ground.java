package io.lakehousedr.core.sync;

import io.lakehousedr.model.Location;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Stores of a service, which gives its own times and copies by itself. Each process has its own
 * connections: an Error in the middle of a request ends all of its client.
 */
final class S3Ground implements Ground, AutoCloseable {
  private final Function<Location, ObjectStore> service;
  private final List<ObjectStore> opened = new ArrayList<>();
  private final ObjectStore primary;
  private final ObjectStore secondary;
  private final ObjectStore control;

  /** Two regions in a bucket of their own. */
  S3Ground(String bucket, Function<Location, ObjectStore> service) {
    this.service = service;
    this.primary = open(Location.parse("s3://" + bucket + "/primary"));
    this.secondary = open(Location.parse("s3://" + bucket + "/secondary/data"));
    this.control = open(Location.parse("s3://" + bucket + "/secondary/dr"));
  }

  private ObjectStore open(Location root) {
    ObjectStore store = service.apply(root);
    opened.add(store);
    return store;
  }

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
    return FaultyStore.withAbilities(open(store.root()), plan);
  }

  @Override
  public void close() {
    opened.forEach(ObjectStore::close);
  }
}
