package io.lakehousedr.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.local.FileStore;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.StoreCall.Operation;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryingUploadsTest {
  private static final Clock CLOCK = Clock.system();
  private static final Retry.Limits SOON =
      new Retry.Limits(2, Duration.ofMillis(1), Duration.ofMillis(1));

  @TempDir private Path folder;
  private final FaultPlan plan = new FaultPlan();

  private ResumableUploads uploads() {
    Ids ids = Ids.random(CLOCK);
    FileStore files =
        new FileStore(Location.parse("file:" + folder), ids, CLOCK, Tasks.sequential());
    Retry retry = new Retry(SOON, CLOCK, ids);
    return RetryingStore.uploads(new RetryingStore(FaultyStore.withAbilities(files, plan), retry))
        .orElseThrow();
  }

  private static Content content() {
    return Content.of(new byte[] {1});
  }

  @Test
  void eachRequestIsRepeatedByItself() {
    for (Operation operation :
        new Operation[] {Operation.UPLOAD, Operation.PUT_PART, Operation.COMPLETE}) {
      plan.next(call -> call.operation() == operation, Fault.fail(ErrorKind.THROTTLED));
    }
    try (ResumableUploads.Upload upload = uploads().upload(ObjectPath.of("a"), "token", 1)) {
      upload.put(0, content());
      assertThat(upload.complete(WriteOptions.DURABLE).size()).isEqualTo(1);
    }
    assertThat(plan.count()).as("each of the three twice").isEqualTo(6);
  }

  @Test
  void whatMayHaveHappenedIsNotRepeated() {
    plan.next(call -> call.operation() == Operation.COMPLETE, Fault.unknown());
    try (ResumableUploads.Upload upload = uploads().upload(ObjectPath.of("a"), "token", 1)) {
      upload.put(0, content());
      assertThatThrownBy(() -> upload.complete(WriteOptions.DURABLE))
          .isInstanceOfSatisfying(
              DrException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
    }
    assertThat(plan.count()).isEqualTo(3);
  }
}
