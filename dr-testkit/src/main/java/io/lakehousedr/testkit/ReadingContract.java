package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code head} and {@code open} promise. */
abstract class ReadingContract extends ListingContract {
  private static final ObjectVersion OTHER = new ObjectVersion("no-such-version");

  private byte[] range(String name, long offset, long length) throws IOException {
    ByteRange range = new ByteRange(offset, length);
    try (InputStream in = store.open(path(name), range, Optional.empty())) {
      return in.readAllBytes();
    }
  }

  @Test
  final void headOfNothingIsEmpty() {
    assertThat(store.head(path("a"))).isEmpty();
    assertThat(store.head(path("a/b/c"))).isEmpty();
    put("a/b", "x");
    assertThat(store.head(path("a"))).as("a folder is no object").isEmpty();
    assertThat(store.head(path("a/b/c"))).isEmpty();
    assertThat(store.head(ObjectPath.ROOT)).isEmpty();
  }

  @Test
  final void openingNothingIsNotFound() {
    put("a/b", "x");
    for (String name : new String[] {"none", "a", "a/b/c", "a/none", "no/ne"}) {
      assertFails(ErrorKind.NOT_FOUND, () -> store.open(path(name)));
    }
    ObjectVersion version = put("c", "x").version();
    assertFails(
        ErrorKind.NOT_FOUND, () -> store.open(path("d"), ByteRange.ALL, Optional.of(version)));
  }

  @Test
  final void rangesGiveWhatIsThere() throws IOException {
    byte[] content = noise(100_000, 7);
    store.create(path("r"), Content.of(content), WriteOptions.DURABLE);
    assertThat(range("r", 0, Long.MAX_VALUE)).isEqualTo(content);
    assertThat(range("r", 0, 10)).isEqualTo(Arrays.copyOf(content, 10));
    assertThat(range("r", 50_000, 1)).isEqualTo(Arrays.copyOfRange(content, 50_000, 50_001));
    assertThat(range("r", 99_990, 10)).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
    assertThat(range("r", 99_990, 100)).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
    assertThat(range("r", 99_999, Long.MAX_VALUE)).hasSize(1);
    assertThat(range("r", 100_000, 5)).isEmpty();
    assertThat(range("r", Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  final void anEmptyObjectIsAnObject() throws IOException {
    ObjectEntry made = put("empty", "");
    assertThat(made.size()).isZero();
    assertThat(store.head(path("empty"))).map(ObjectEntry::size).contains(0L);
    assertThat(read("empty")).isEmpty();
    assertThat(range("empty", 0, 10)).isEmpty();
    assertThat(range("empty", 10, 10)).isEmpty();
    assertThat(names()).containsExactly("empty");
  }

  @Test
  final void theExpectedVersionIsReadOrNothing() throws IOException {
    ObjectEntry made = put("v", "one");
    try (InputStream in = store.open(path("v"), ByteRange.from(1), Optional.of(made.version()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ne");
    }
    assertFails(ErrorKind.CONFLICT, () -> store.open(path("v"), ByteRange.ALL, Optional.of(OTHER)));
  }

  @Test
  final void singleBytesAndSkipsReadLikeBlocks() throws IOException {
    byte[] content = {0, (byte) 0xff, 1, 2, 3};
    store.create(path("s"), Content.of(content), WriteOptions.DURABLE);
    try (InputStream in = store.open(path("s"))) {
      assertThat(in.read()).isZero();
      assertThat(in.read()).isEqualTo(0xff);
      assertThat(in.skip(1)).isEqualTo(1);
      assertThat(in.read(new byte[0])).isZero();
      assertThat(in.readAllBytes()).containsExactly(2, 3);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  final void anotherProcessSeesTheSame() {
    ObjectEntry made = put("shared/x", "content");
    try (var other = reopen()) {
      assertThat(other.head(path("shared/x"))).map(ObjectEntry::version).contains(made.version());
      assertThat(bytes(other, path("shared/x"))).isEqualTo(bytes(store, path("shared/x")));
    }
  }
}
