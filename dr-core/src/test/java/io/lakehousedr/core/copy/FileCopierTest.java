package io.lakehousedr.core.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.AlteredStore;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.core.throttle.Lanes;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum.Algorithm;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.StoreCall;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checksums from end to end: no other bytes than the source's stand at a target. */
class FileCopierTest {
  private static final ObjectPath PATH = ObjectPath.of("t/part.parquet");
  private static final byte[] BYTES =
      "some bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final TestTime time = new TestTime();
  private final MemoryStore north = new MemoryStore(Location.parse("memory://north/data"), time);
  private final MemoryStore south = new MemoryStore(Location.parse("memory://south/data"), time);
  private final FileCopier copier = new FileCopier(Tasks.sequential(), 2, Lanes.OPEN);
  private final FaultPlan plan = new FaultPlan();

  private static AlteredStore telling(MemoryStore store, Algorithm... told) {
    return new AlteredStore(store, java.util.Arrays.stream(told).findFirst(), Set.of());
  }

  private ObjectEntry put(AlteredStore store) {
    return store.create(PATH, Content.of(BYTES), WriteOptions.DURABLE);
  }

  private FileCopier.Outcome copy(ObjectReader from, ObjectEntry source, AlteredStore to) {
    return copier.copy(from, source, to, PATH);
  }

  private static void assertCorrupt(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_CORRUPT));
  }

  private byte[] there() throws IOException {
    try (InputStream in = south.open(PATH)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasReadIsHeldAgainstTheSourcesChecksum(Algorithm algorithm) throws IOException {
    AlteredStore from = telling(north, algorithm);
    ObjectEntry source = put(from);
    plan.next(call -> call.operation() == StoreCall.Operation.OPEN, Fault.flip());
    ObjectReader flipping = FaultyStore.reader(from, plan);

    assertCorrupt(() -> copy(flipping, source, telling(south)));

    assertThat(south.head(PATH)).isEmpty();
    assertThat(copy(flipping, source, telling(south))).isEqualTo(FileCopier.Outcome.COPIED);
    assertThat(there()).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @EnumSource
  void whatArrivedIsHeldAgainstWhatWasSent(Algorithm algorithm) throws IOException {
    AlteredStore from = telling(north);
    ObjectEntry source = put(from);
    AlteredStore to = telling(south, algorithm);
    to.mood = AlteredStore.Mood.DAMAGES;

    DrException failure = catchThrowableOfType(DrException.class, () -> copy(from, source, to));

    assertThat(failure.problem()).isEqualTo(Problem.STORE_CORRUPT);
    assertThat(failure.message())
        .contains("memory://south/data/t/part.parquet", algorithm + ":", "was removed");
    assertThat(south.head(PATH)).isEmpty();
    to.mood = AlteredStore.Mood.HONEST;
    assertThat(copy(from, source, to)).isEqualTo(FileCopier.Outcome.COPIED);
    assertThat(there()).isEqualTo(BYTES);
  }

  @Test
  void endsWithDifferentChecksumsAreBothChecked() {
    AlteredStore from = telling(north, Algorithm.CRC32C);
    ObjectEntry source = put(from);
    AlteredStore to = telling(south, Algorithm.MD5);
    plan.next(call -> call.operation() == StoreCall.Operation.OPEN, Fault.flip());
    assertCorrupt(() -> copy(FaultyStore.reader(from, plan), source, to));
    to.mood = AlteredStore.Mood.DAMAGES;
    assertCorrupt(() -> copy(from, source, to));
    assertThat(south.head(PATH)).isEmpty();
  }

  @Test
  void aCopyByTheServiceIsCheckedWhereBothEndsTellTheSame() {
    AlteredStore from = telling(north, Algorithm.MD5);
    ObjectEntry source = put(from);
    AlteredStore to = telling(south, Algorithm.MD5);
    to.reaches = Optional.of(from);
    to.mood = AlteredStore.Mood.DAMAGES;
    assertCorrupt(() -> copy(from, source, to));
    assertThat(south.head(PATH)).isEmpty();
    to.mood = AlteredStore.Mood.HONEST;
    assertThat(copy(from, source, to)).isEqualTo(FileCopier.Outcome.COPIED);
  }

  @Test
  void whatOthersHavePutThereIsCheckedAndLeft() throws IOException {
    AlteredStore from = telling(north, Algorithm.CRC32C);
    ObjectEntry source = put(from);
    byte[] other = BYTES.clone();
    other[0] ^= 1;
    ObjectEntry theirs = south.create(PATH, Content.of(other), WriteOptions.DURABLE);

    assertCorrupt(() -> copy(from, source, telling(south, Algorithm.CRC32C)));

    assertThat(south.head(PATH)).contains(theirs);
    assertThat(there()).isEqualTo(other);
  }

  @Test
  void whatOthersHavePutThereIsTakenWhereItIsTheSame() {
    AlteredStore from = telling(north, Algorithm.CRC32C);
    ObjectEntry source = put(from);
    AlteredStore to = telling(south, Algorithm.CRC32C);
    put(to);
    assertThat(copy(from, source, to)).isEqualTo(FileCopier.Outcome.FOUND);
  }
}
