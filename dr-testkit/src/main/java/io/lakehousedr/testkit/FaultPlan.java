package io.lakehousedr.testkit;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What befalls which operation of the stores of one process. The stores that share a plan are
 * numbered together, from 1, in the order in which their operations begin: deterministic when one
 * thread drives them. Thread-safe.
 */
public final class FaultPlan {
  private final Map<Integer, Fault> byNumber = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<StoreCall> calls = new ArrayList<>();
  private final List<LateWrite> late = new ArrayList<>();
  private @Nullable StoreCall death;

  /** Nothing befalls anything. */
  public FaultPlan() {}

  /** Lets {@code fault} befall the operation of that number, which must lie ahead. */
  public synchronized FaultPlan at(int number, Fault fault) {
    if (number <= calls.size()) {
      throw new IllegalArgumentException(
          "operation " + number + " has been; the next is " + (calls.size() + 1));
    }
    byNumber.put(number, fault);
    return this;
  }

  /** Lets {@code fault} befall the next operation that {@code matches}, once. */
  public FaultPlan next(Predicate<StoreCall> matches, Fault fault) {
    return nth(1, matches, fault);
  }

  /** Lets {@code fault} befall the {@code nth} operation from now that {@code matches}, once. */
  public synchronized FaultPlan nth(int nth, Predicate<StoreCall> matches, Fault fault) {
    rules.add(new Rule(matches, fault, nth));
    return this;
  }

  /** Forgets the faults that have not befallen anything yet. Late writes stay. */
  public synchronized void clear() {
    byNumber.clear();
    rules.clear();
  }

  /** How many operations there have been. */
  public synchronized int count() {
    return calls.size();
  }

  /** All operations so far, in order. */
  public synchronized List<StoreCall> calls() {
    return List.copyOf(calls);
  }

  /** Where the process died, if it has. */
  public synchronized Optional<StoreCall> death() {
    return Optional.ofNullable(death);
  }

  /** How many writes are still on their way. */
  public synchronized int lateWrites() {
    return late.size();
  }

  /**
   * Delivers every late write, in the order in which they were sent, whether or not the process
   * still lives.
   *
   * @return what became of each
   */
  public List<Delivery> deliverLate() {
    List<LateWrite> due;
    synchronized (this) {
      due = List.copyOf(late);
      late.clear();
    }
    return due.stream().map(LateWrite::deliver).toList();
  }

  /**
   * A late write that has been delivered.
   *
   * @param call the operation that sent it
   * @param refused why the store did not do it; empty when it did
   */
  public record Delivery(StoreCall call, Optional<DrException> refused) {}

  synchronized void addLate(StoreCall call, Supplier<?> effect) {
    late.add(new LateWrite(call, effect));
  }

  synchronized ProcessDied die(StoreCall call) {
    death = call;
    return new ProcessDied(call);
  }

  /** An operation that has begun, and what befalls it. */
  record Begun(StoreCall call, Fault fault, FaultPlan plan) {
    <R> R around(Supplier<R> effect) {
      R result = fault.around(call, effect, plan);
      plan.checkAlive();
      return result;
    }
  }

  /** Counts an operation; throws when the process is dead. */
  synchronized Begun begin(StoreCall.Operation operation, Location store, String path) {
    checkAlive();
    StoreCall call = new StoreCall(calls.size() + 1, operation, store, path);
    calls.add(call);
    return new Begun(call, fault(call), this);
  }

  /** Nothing happens after death. */
  synchronized void checkAlive() {
    if (death != null) {
      throw new ProcessDied(death);
    }
  }

  private Fault fault(StoreCall call) {
    List<Rule> due = rules.stream().filter(rule -> rule.due(call)).toList();
    rules.removeAll(due);
    Fault numbered = byNumber.remove(call.number());
    if (numbered != null) {
      return numbered;
    }
    return due.isEmpty() ? Fault.none() : due.get(0).fault;
  }

  private static final class Rule {
    private final Predicate<StoreCall> matches;
    private final Fault fault;
    private int left;

    Rule(Predicate<StoreCall> matches, Fault fault, int nth) {
      this.matches = matches;
      this.fault = fault;
      this.left = nth;
    }

    boolean due(StoreCall call) {
      return matches.test(call) && --left == 0;
    }
  }

  private record LateWrite(StoreCall call, Supplier<?> effect) {
    Delivery deliver() {
      try {
        Object result = effect.get();
        return new Delivery(call, LateRefusal.in(result));
      } catch (DrException e) {
        return new Delivery(call, Optional.of(e));
      }
    }
  }
}
