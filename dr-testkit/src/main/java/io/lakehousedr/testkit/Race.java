package io.lakehousedr.testkit;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * What came of racers that began together.
 *
 * @param winners their numbers
 * @param losers how the others failed
 */
record Race(List<Integer> winners, List<ErrorKind> losers) {
  static final int RACERS = 16;

  /** Lets 16 threads begin at once; a racer loses by a DrException. */
  static Race run(IntFunction<Runnable> racer) {
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      CountDownLatch start = new CountDownLatch(RACERS);
      List<Future<List<ErrorKind>>> ends = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        ends.add(threads.submit(from(start, racer.apply(i))));
      }
      return gather(ends);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("a racer ended as it must not", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<List<ErrorKind>> from(CountDownLatch start, Runnable work) {
    return () -> {
      start.countDown();
      start.await();
      try {
        work.run();
        return List.of();
      } catch (DrException e) {
        return List.of(e.kind());
      }
    };
  }

  private static Race gather(List<Future<List<ErrorKind>>> ends)
      throws InterruptedException, ExecutionException {
    Race race = new Race(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < ends.size(); i++) {
      List<ErrorKind> failures = ends.get(i).get();
      race.losers.addAll(failures);
      if (failures.isEmpty()) {
        race.winners.add(i);
      }
    }
    return race;
  }
}
