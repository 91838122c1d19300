package io.lakehousedr.core.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.PausePoint;
import io.lakehousedr.testkit.ProcessDied;
import io.lakehousedr.testkit.StoreCall;
import io.lakehousedr.testkit.StoreCall.Operation;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultyStoreTest {
  private static final ObjectPath A = ObjectPath.of("a");
  private static final ObjectPath B = ObjectPath.of("b");

  private final ObjectStore memory =
      new MemoryStore(Location.parse("memory://north/"), new TestTime());
  private final FaultPlan plan = new FaultPlan();
  private final ObjectStore store = FaultyStore.of(memory, plan);

  private static ObjectEntry put(ObjectStore store, ObjectPath path) {
    return store.create(path, Content.of(new byte[1000]), WriteOptions.DURABLE);
  }

  private ErrorKind failure() {
    return failure(() -> put(store, A));
  }

  private static ErrorKind failure(Runnable work) {
    return catchThrowableOfType(DrException.class, work::run).kind();
  }

  @Test
  void operationsAreNumberedOverAllStoresOfAPlan() throws IOException {
    ObjectStore south =
        FaultyStore.of(new MemoryStore(Location.parse("memory://south/"), new TestTime()), plan);
    ObjectEntry made = put(store, A);
    south.head(A);
    try (InputStream in = store.open(A)) {
      in.readAllBytes();
    }
    try (Stream<ObjectEntry> listed = store.list(ObjectPath.ROOT, "")) {
      assertThat(listed).hasSize(1);
    }
    store.delete(Map.of(A, made.version()));
    assertThat(plan.calls())
        .extracting(call -> call.number() + " " + call.operation() + " " + call.store())
        .containsExactly(
            "1 CREATE memory://north/",
            "2 HEAD memory://south/",
            "3 OPEN memory://north/",
            "4 READ memory://north/",
            "5 LIST memory://north/",
            "6 DELETE memory://north/");
    assertThat(plan.calls().get(5).path()).isEqualTo("a");
  }

  @Test
  void everyPageOfAListingIsAnOperation() {
    for (int i = 0; i < 1001; i++) {
      put(memory, ObjectPath.of("n" + i));
    }
    assertThat(store.list(ObjectPath.ROOT, "").count()).isEqualTo(1001);
    assertThat(plan.count()).isEqualTo(2);
    plan.at(4, Fault.fail(ErrorKind.THROTTLED));
    assertThat(failure(() -> store.list(ObjectPath.ROOT, "").forEach(entry -> {})))
        .isEqualTo(ErrorKind.THROTTLED);
  }

  @Test
  void aFailureDoesNothing() {
    plan.at(1, Fault.fail(ErrorKind.THROTTLED));
    assertThat(failure()).isEqualTo(ErrorKind.THROTTLED);
    assertThat(memory.head(A)).isEmpty();
    put(store, A);
  }

  @Test
  void anUnknownOutcomeIsDoneOrNotDone() {
    plan.at(1, Fault.unknown()).at(2, Fault.unknownNotDone());
    assertThat(failure()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(memory.head(A)).isPresent();
    assertThat(failure(() -> put(store, B))).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(memory.head(B)).isEmpty();
    plan.at(3, Fault.unknown());
    assertThat(failure(() -> store.head(A))).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void aLateCreateLandsWhenItIsDelivered() {
    plan.at(1, Fault.late()).at(2, Fault.late());
    assertThat(failure()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure(() -> put(store, B))).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    ObjectEntry first = put(memory, A);
    assertThat(plan.lateWrites()).isEqualTo(2);
    List<FaultPlan.Delivery> deliveries = plan.deliverLate();
    assertThat(deliveries.get(0).refused().map(DrException::kind))
        .contains(ErrorKind.ALREADY_EXISTS);
    assertThat(deliveries.get(1).refused()).isEmpty();
    assertThat(memory.head(A)).contains(first);
    assertThat(memory.head(B)).isPresent();
    assertThat(plan.deliverLate()).isEmpty();
  }

  @Test
  void aLateWriteOutlivesItsProcess() {
    plan.at(1, Fault.late()).at(2, Fault.dieBefore());
    assertThat(failure()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThatThrownBy(() -> store.head(A)).isInstanceOf(ProcessDied.class);
    plan.deliverLate();
    assertThat(memory.head(A)).isPresent();
  }

  @Test
  void tearsBreakOffInTheMiddle() {
    plan.next(call -> call.operation() == Operation.CREATE, Fault.tear());
    assertThat(failure()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(memory.head(A)).isEmpty();
    put(memory, A);
    for (Operation operation : List.of(Operation.OPEN, Operation.READ)) {
      plan.next(call -> call.operation() == operation, Fault.tear());
      InputStream in = store.open(A);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("broke off after 500 bytes")
          .hasCauseInstanceOf(DrException.class);
    }
    plan.next(call -> call.operation() == Operation.LIST, Fault.tear());
    put(memory, B);
    assertThat(failure(() -> store.list(ObjectPath.ROOT, "").forEach(entry -> {})))
        .isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void nothingHappensAfterDeath() {
    plan.at(2, Fault.dieBefore());
    InputStream open = memoryStream();
    assertThatThrownBy(() -> put(store, B)).isInstanceOf(ProcessDied.class);
    assertThat(memory.head(B)).isEmpty();
    assertThatThrownBy(open::read).isInstanceOf(ProcessDied.class);
    assertThatThrownBy(() -> put(store, B)).isInstanceOf(ProcessDied.class);
    assertThatThrownBy(() -> store.list(A, "")).isInstanceOf(ProcessDied.class);
    assertThat(memory.head(B)).isEmpty();
    assertThat(plan.death().map(StoreCall::number)).contains(2);
  }

  private InputStream memoryStream() {
    put(memory, A);
    return store.open(A);
  }

  @Test
  void deathAfterTheEffectLeavesTheEffect() {
    plan.at(1, Fault.dieAfter());
    assertThatThrownBy(() -> put(store, A)).isInstanceOf(ProcessDied.class);
    assertThat(memory.head(A)).isPresent();
  }

  @Test
  void aPausedWriteLandsWhenItIsReleased() {
    PausePoint point = new PausePoint();
    plan.at(1, Fault.pauseBefore(point));
    CompletableFuture<ObjectEntry> writing = CompletableFuture.supplyAsync(() -> put(store, A));
    point.awaitReached();
    assertThat(memory.head(A)).isEmpty();
    put(memory, A);
    point.release();
    assertThatThrownBy(writing::join).hasCauseInstanceOf(DrException.class);
  }

  @Test
  void aPauseAfterTheEffectHoldsTheAnswerBack() {
    PausePoint point = new PausePoint();
    plan.at(1, Fault.pauseAfter(point));
    CompletableFuture<ObjectEntry> writing = CompletableFuture.supplyAsync(() -> put(store, A));
    point.awaitReached();
    assertThat(memory.head(A)).isPresent();
    assertThat(writing).isNotDone();
    point.release();
    assertThat(writing.join().path()).isEqualTo(A);
  }

  @Test
  void whatHangsIsEndedByAnInterruptOrARelease() throws InterruptedException {
    PausePoint point = new PausePoint();
    plan.at(1, Fault.hang(point)).at(2, Fault.hang(point));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> thrown.set(catchThrowableOfType(Throwable.class, this::put)));
    thread.start();
    point.awaitReached();
    thread.interrupt();
    thread.join();
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    point.release();
    assertThat(failure()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(memory.head(A)).isEmpty();
  }

  private void put() {
    put(store, A);
  }

  @Test
  void faultsOfADeleteAreItsOutcomes() {
    ObjectEntry made = put(memory, A);
    plan.at(1, Fault.fail(ErrorKind.THROTTLED)).at(2, Fault.unknown());
    assertThat(store.delete(Map.of(A, made.version())).get(A))
        .isInstanceOfSatisfying(
            DeleteOutcome.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(ErrorKind.THROTTLED));
    assertThat(memory.head(A)).isPresent();
    assertThat(store.delete(Map.of(A, made.version())).get(A))
        .isInstanceOfSatisfying(
            DeleteOutcome.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
    assertThat(memory.head(A)).isEmpty();
  }

  @Test
  void theNthMatchIsMetAndAnyOtherIsSpared() {
    plan.nth(2, call -> call.path().equals("a"), Fault.fail(ErrorKind.UNAVAILABLE));
    store.head(A);
    store.head(B);
    assertThat(failure(() -> store.head(A))).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(store.head(A)).isEmpty();
    assertThatThrownBy(() -> plan.at(1, Fault.late())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void abilitiesAreHiddenUnlessTheyAreAskedFor() {
    assertThat(store).isNotInstanceOf(ServerSideCopy.class).isNotInstanceOf(LazyDurability.class);
    FaultyStore able = FaultyStore.withAbilities(memory, plan);
    ((LazyDurability) able).barrier();
    assertThat(((ServerSideCopy) able).copy(able, put(memory, A), B, WriteOptions.DURABLE))
        .isEmpty();
    assertThat(plan.calls())
        .extracting(StoreCall::operation)
        .containsExactly(Operation.BARRIER, Operation.COPY);
  }
}
