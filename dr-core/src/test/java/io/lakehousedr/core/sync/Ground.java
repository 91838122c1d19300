package io.lakehousedr.core.sync;

import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.time.Instant;

/** The stores that the regions of one {@link World} lie on. Asked again, it gives the same ones. */
interface Ground {
  /** When the world begins: not before the times that its stores give to what is written. */
  Instant begin();

  ObjectStore primary(TestTime time);

  ObjectStore secondary(TestTime time);

  ObjectStore control(TestTime time);

  /** A store of a process. */
  FaultyStore faulty(ObjectStore store, FaultPlan plan);
}
