package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An interrupted call ends soon and leaves nothing. */
abstract class InterruptContract extends ChangeContract {
  @Test
  final void anInterruptedCreateLeavesNothing() {
    assertCancelled(
        () -> store.create(path("slow"), new SlowContent(64 << 20), WriteOptions.DURABLE));
    assertThat(names()).isEmpty();
    put("slow", "another try");
    assertThat(read("slow")).isEqualTo("another try");
  }

  @Test
  final void anInterruptedReplaceLeavesTheOldContent() {
    ObjectVersion version = put("slow", "old").version();
    assertCancelled(
        () ->
            store.replace(path("slow"), version, new SlowContent(64 << 20), WriteOptions.DURABLE));
    assertThat(read("slow")).isEqualTo("old");
  }

  @Test
  final void anInterruptedReadEnds() {
    store.create(path("big"), Content.of(noise(8 << 20, 5)), WriteOptions.DURABLE);
    assertCancelled(
        () -> {
          int read = 1;
          while (read > 0) {
            read = bytes(store, path("big")).length;
          }
        });
    assertThat(bytes(store, path("big"))).hasSize(8 << 20);
  }

  @Test
  final void anInterruptedListingEnds() {
    for (int i = 0; i < 50; i++) {
      store.create(path("l/" + i), text("x"), WriteOptions.LAZY);
    }
    assertCancelled(
        () -> {
          long seen = 1;
          while (seen > 0) {
            try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
              seen = entries.filter(entry -> entry.size() == 1).count();
            }
          }
        });
    assertThat(names()).hasSize(50);
  }

  @Test
  final void closingTwiceIsClosing() {
    put("c", "x");
    store.close();
    store.close();
    try (var other = reopen()) {
      assertThat(bytes(other, path("c"))).hasSize(1);
    }
  }

  private void assertCancelled(Runnable work) {
    Interrupted interrupted = Interrupted.after(work, 300);
    assertThat(interrupted.thrown()).isInstanceOf(CancellationException.class);
    assertThat(interrupted.flag()).as("the interrupt flag stays set").isTrue();
    assertThat(interrupted.took()).isLessThan(interruptPatience());
  }
}
