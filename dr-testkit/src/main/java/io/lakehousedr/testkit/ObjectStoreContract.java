package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link ObjectStore} as tests. The author of an adapter extends this class, gives
 * a store with {@code openStore} and another at the same root with {@code reopen}, and overrides
 * the hooks only for what the service cannot do. What {@code StoreTraits} does not promise is not
 * tested; optional abilities are tested when the store has them.
 */
public abstract class ObjectStoreContract extends AttributesContract {
  /** For subclasses. */
  protected ObjectStoreContract() {}

  /** How many parts the test of resumable uploads sends; the last is short. */
  protected int uploadedParts() {
    return 3;
  }

  @Test
  final void lazyWritesAreThereAtOnceAndSurviveABarrier() {
    ObjectEntry made = store.create(path("lazy"), text("content"), WriteOptions.LAZY);
    store.replace(path("lazy"), made.version(), text("changed"), WriteOptions.LAZY);
    assertThat(read("lazy")).isEqualTo("changed");
    if (store instanceof LazyDurability lazy) {
      lazy.barrier();
      lazy.adopt(path("lazy"));
      lazy.adopt(path("absent"));
      lazy.barrier();
    }
    try (ObjectStore other = reopen()) {
      assertThat(bytes(other, path("lazy"))).hasSize(7);
    }
  }

  @Test
  final void aServerSideCopyIsACreate() {
    ServerSideCopy able = able(ServerSideCopy.class);
    byte[] content = noise(3_000_000, 9);
    ObjectEntry source = store.create(path("from"), Content.of(content), WriteOptions.DURABLE);
    Optional<ObjectEntry> made = able.copy(store, source, path("a/to"), WriteOptions.DURABLE);
    assertThat(made).as("a store copies from itself").isPresent();
    assertThat(store.head(path("a/to")).map(ObjectEntry::version))
        .isEqualTo(made.map(ObjectEntry::version));
    assertThat(bytes(store, path("a/to"))).isEqualTo(content);
    assertFails(
        ErrorKind.ALREADY_EXISTS,
        () -> able.copy(store, source, path("a/to"), WriteOptions.DURABLE));
  }

  @Test
  final void aServerSideCopyTakesOnlyTheVersionItWasTold() {
    ServerSideCopy able = able(ServerSideCopy.class);
    ObjectEntry old = put("from", "old");
    ObjectVersion now =
        store.replace(path("from"), old.version(), text("new!"), WriteOptions.DURABLE).version();
    assertFails(ErrorKind.CONFLICT, () -> able.copy(store, old, path("to"), WriteOptions.DURABLE));
    store.delete(java.util.Map.of(path("from"), now));
    assertFails(ErrorKind.NOT_FOUND, () -> able.copy(store, old, path("to"), WriteOptions.DURABLE));
    assertThat(names()).isEmpty();
  }

  @Test
  final void anUploadGoesOnInAnotherProcess() {
    ResumableUploads able = able(ResumableUploads.class);
    Parts parts = new Parts(able, uploadedParts());
    try (Upload first = able.upload(path("a/up"), "token", parts.size())) {
      assertThat(first.finished()).isEmpty();
      first.put(1, parts.part(1));
      assertThat(names()).as("nothing is visible before complete").isEmpty();
    }
    try (ObjectStore other = reopen();
        Upload second = parts.upload(other, path("a/up"), "token")) {
      assertThat(second.finished()).containsExactly(1);
      second.put(parts.last(), parts.part(parts.last()));
      second.put(1, parts.part(1));
      second.put(0, parts.part(0));
      assertThat(second.finished()).hasSize(parts.last() + 1);
      assertThat(second.complete(WriteOptions.DURABLE).size()).isEqualTo(parts.size());
    }
    assertThat(Arrays.equals(bytes(store, path("a/up")), parts.bytes())).isTrue();
    assertThat(names()).containsExactly("a/up");
  }

  @Test
  final void anotherTokenIsAnotherUploadAndTheFirstToCompleteWins() {
    ResumableUploads able = able(ResumableUploads.class);
    try (Upload one = able.upload(path("up"), "one", 3);
        Upload two = able.upload(path("up"), "two", 3)) {
      one.put(0, text("one"));
      assertThat(two.finished()).isEmpty();
      two.put(0, text("two"));
      two.complete(WriteOptions.DURABLE);
      assertFails(ErrorKind.ALREADY_EXISTS, () -> one.complete(WriteOptions.DURABLE));
      one.abandon();
      one.abandon();
    }
    assertThat(read("up")).isEqualTo("two");
    assertThat(names()).containsExactly("up");
  }

  @Test
  final void anAbandonedUploadBeginsAgain() {
    ResumableUploads able = able(ResumableUploads.class);
    try (Upload upload = able.upload(path("up"), "token", 3)) {
      upload.put(0, text("one"));
      upload.abandon();
    }
    try (Upload upload = able.upload(path("up"), "token", 3)) {
      assertThat(upload.finished()).isEmpty();
      upload.abandon();
    }
    assertThat(names()).isEmpty();
  }

  private <T> T able(Class<T> ability) {
    assumeTrue(ability.isInstance(store), () -> "the store has no " + ability.getSimpleName());
    return ability.cast(store);
  }
}
