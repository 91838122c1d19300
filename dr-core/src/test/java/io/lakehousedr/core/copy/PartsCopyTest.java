package io.lakehousedr.core.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Checksum.Algorithm;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Files in parts, into an upload that keeps them in memory. */
class PartsCopyTest {
  private static final int PART = 1000;
  private static final byte[] BYTES = bytes();

  private final Parts parts = new Parts();

  private static byte[] bytes() {
    byte[] bytes = new byte[3 * PART + 7];
    new java.util.Random(3).nextBytes(bytes);
    return bytes;
  }

  private static Checksum sum(Algorithm algorithm) {
    Digest digest = new Digest(algorithm);
    digest.update(BYTES, 0, BYTES.length);
    return digest.finish();
  }

  private static ObjectEntry source(Optional<Algorithm> told) {
    return new ObjectEntry(
        ObjectPath.of("big"),
        BYTES.length,
        new ObjectVersion("v1"),
        Instant.EPOCH,
        told.map(PartsCopyTest::sum));
  }

  private PartsCopy copy(Optional<Algorithm> told, Algorithm... wanted) {
    return new PartsCopy(source(told), parts, PART, Set.of(wanted));
  }

  private static Content slice(ByteRange range) {
    int from = Math.toIntExact(range.offset());
    return Content.of(Arrays.copyOfRange(BYTES, from, from + Math.toIntExact(range.length())));
  }

  private static Content flipped(ByteRange range) {
    try (InputStream in = slice(range).open()) {
      byte[] bytes = in.readAllBytes();
      bytes[0] ^= (byte) (range.offset() == PART ? 1 : 0);
      return Content.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void knowsTheChecksumOfTheWhole() {
    PartsCopy copy = copy(Optional.empty(), Algorithm.CRC32C, Algorithm.CRC64NVME, Algorithm.MD5);
    copy.send(Tasks.sequential(), 2, PartsCopyTest::slice);
    copy.complete("here");
    assertThat(copy.sum(Algorithm.CRC32C)).contains(sum(Algorithm.CRC32C));
    assertThat(copy.sum(Algorithm.CRC64NVME)).contains(sum(Algorithm.CRC64NVME));
    assertThat(copy.sum(Algorithm.MD5)).as("cannot be joined").isEmpty();
    assertThat(parts.complete).isTrue();
  }

  @Test
  void otherBytesThanTheSourcesNeverAppearAndAreNotGoneOnWith() {
    PartsCopy copy = copy(Optional.of(Algorithm.CRC64NVME));
    copy.send(Tasks.sequential(), 2, PartsCopyTest::flipped);
    assertThatThrownBy(() -> copy.complete("here"))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_CORRUPT));
    assertThat(parts.complete).isFalse();
    assertThat(parts.sent).isEmpty();
  }

  @Test
  void theRestOfAnUploadSaysNothingOfTheWhole() {
    parts.put(1, slice(new ByteRange(PART, PART)));
    PartsCopy copy = copy(Optional.of(Algorithm.CRC32C));
    copy.send(Tasks.sequential(), 2, PartsCopyTest::slice);
    copy.complete("here");
    assertThat(copy.sum(Algorithm.CRC32C)).isEmpty();
    assertThat(parts.puts).isEqualTo(1 + 3);
    assertThat(parts.complete).isTrue();
  }

  /** Keeps the parts. */
  private static final class Parts implements Upload {
    private final TreeMap<Integer, byte[]> sent = new TreeMap<>();
    private int puts;
    private boolean complete;

    @Override
    public SortedSet<Integer> finished() {
      return new TreeSet<>(sent.keySet());
    }

    @Override
    public void put(int part, Content content) {
      try (InputStream in = content.open()) {
        sent.put(part, in.readAllBytes());
        puts++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ObjectEntry complete(WriteOptions options) {
      complete = true;
      return source(Optional.empty());
    }

    @Override
    public void abandon() {
      sent.clear();
    }

    @Override
    public void close() {}
  }
}
