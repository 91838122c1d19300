package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What {@code create} promises. */
abstract class CreateContract extends NamesContract {
  @Test
  final void whatIsCreatedIsThere() {
    ObjectEntry made = put("a/b", "content");
    assertThat(made.path()).isEqualTo(path("a/b"));
    assertThat(made.size()).isEqualTo(7);
    ObjectEntry found = store.head(path("a/b")).orElseThrow();
    assertThat(found.version()).isEqualTo(made.version());
    assertThat(found.size()).isEqualTo(7);
    assertThat(found.lastModified()).isEqualTo(made.lastModified());
    assertThat(read("a/b")).isEqualTo("content");
  }

  @Test
  final void whatExistsIsNotCreatedAgain() {
    ObjectEntry made = put("a", "old");
    assertFails(ErrorKind.ALREADY_EXISTS, () -> put("a", "new"));
    assertFails(ErrorKind.ALREADY_EXISTS, () -> put("a", "old"));
    assertThat(read("a")).isEqualTo("old");
    assertThat(store.head(path("a")).orElseThrow().version()).isEqualTo(made.version());
  }

  @Test
  final void ofRacingCreatorsOneWins() {
    assume(StoreTraits.Feature.ATOMIC_CREATE);
    try (var other = reopen()) {
      for (int round = 0; round < raceRounds(); round++) {
        String name = "race/" + round;
        Race race =
            Race.run(
                i -> {
                  var racing = i % 2 == 0 ? store : other;
                  Content content = Content.of(noise(racedBytes(), i));
                  return () -> racing.create(path(name), content, WriteOptions.DURABLE);
                });
        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).containsOnly(ErrorKind.ALREADY_EXISTS);
        assertThat(bytes(store, path(name))).isEqualTo(noise(racedBytes(), race.winners().get(0)));
      }
    }
    assertThat(names()).hasSize(raceRounds());
  }

  @Test
  final void contentThatIsNotAsExpectedIsRefused() {
    WriteOptions wrong =
        WriteOptions.DURABLE.expecting(Checksum.sha256("other".getBytes(StandardCharsets.UTF_8)));
    assertFails(ErrorKind.CORRUPT, () -> store.create(path("a"), text("content"), wrong));
    assertThat(names()).isEmpty();
    ObjectEntry made = put("b", "old");
    assertFails(
        ErrorKind.CORRUPT, () -> store.replace(path("b"), made.version(), text("content"), wrong));
    assertThat(read("b")).isEqualTo("old");
  }

  @Test
  final void contentThatIsAsExpectedIsWritten() {
    for (Checksum right :
        List.of(
            Checksum.sha256("content".getBytes(StandardCharsets.UTF_8)),
            new Checksum(Checksum.Algorithm.MD5, "9a0364b9e99bb480dd25e1f0284c8555"),
            new Checksum(Checksum.Algorithm.CRC32C, crc32c("content")))) {
      String name = right.algorithm().toString();
      store.create(path(name), text("content"), WriteOptions.DURABLE.expecting(right));
      assertThat(read(name)).isEqualTo("content");
    }
  }

  private static String crc32c(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  @Test
  final void contentThatFailsOrHasAnotherSizeLeavesNothing() {
    byte[] bytes = noise(3_000_000, 3);
    assertFails(
        ErrorKind.UNAVAILABLE,
        () -> store.create(path("f"), SentContent.torn(Content.of(bytes)), WriteOptions.DURABLE));
    for (long announced : new long[] {0, 2_999_999, 3_000_001}) {
      Content lying = new AnnouncedContent(announced, Content.of(bytes));
      assertFails(ErrorKind.CORRUPT, () -> store.create(path("f"), lying, WriteOptions.DURABLE));
    }
    assertThat(names()).isEmpty();
    assertThat(store.head(path("f"))).isEmpty();
  }

  @Test
  final void aModificationTimeIsKept() {
    assume(StoreTraits.Feature.KEEPS_MODIFICATION_TIME);
    Instant time = Instant.parse("2001-02-03T04:05:06.789Z");
    ObjectEntry made = store.create(path("t"), text("x"), WriteOptions.DURABLE.modifiedAt(time));
    assertThat(made.lastModified()).isEqualTo(time);
    assertThat(store.head(path("t")).orElseThrow()).isEqualTo(made);
    ObjectEntry later =
        store.replace(
            path("t"),
            made.version(),
            text("y"),
            WriteOptions.LAZY.modifiedAt(time.plusSeconds(1)));
    assertThat(store.head(path("t")).orElseThrow()).isEqualTo(later);
    assertThat(later.lastModified()).isEqualTo(time.plusSeconds(1));
  }
}
