package io.lakehousedr.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CheckedStreamTest {
  private static final byte[] BYTES = "123456789".getBytes(StandardCharsets.UTF_8);

  private record Announced(long size, InputStream open) implements Content {}

  private static CheckedStream stream(long announced, Optional<Checksum> expected) {
    Content content = new Announced(announced, new ByteArrayInputStream(BYTES));
    return CheckedStream.open("here", content, expected);
  }

  private static int read(CheckedStream stream) {
    int count = 0;
    while (stream.read() >= 0) {
      count++;
    }
    return count;
  }

  @Test
  void rightBytesComeWhole() throws IOException {
    try (CheckedStream stream = stream(9, Optional.of(Checksum.sha256(BYTES)))) {
      assertThat(stream.readAllBytes()).isEqualTo(BYTES);
      assertThat(stream.failure()).isEmpty();
    }
  }

  @Test
  void wrongContentIsNeverHandedOutWhole() {
    for (long announced : new long[] {8, 10}) {
      try (CheckedStream stream = stream(announced, Optional.empty())) {
        assertThatThrownBy(() -> read(stream)).hasMessageContaining("announced as " + announced);
        assertThat(stream.failure()).containsInstanceOf(DrException.class);
        assertThatThrownBy(stream::read).isSameAs(stream.failure().orElseThrow());
      }
    }
    Checksum other = Checksum.sha256(new byte[0]);
    try (CheckedStream stream = stream(9, Optional.of(other))) {
      byte[] target = new byte[100];
      DrException thrown = (DrException) catchThrowable(() -> stream.read(target));
      assertThat(thrown.kind()).isEqualTo(ErrorKind.CORRUPT);
    }
  }

  @Test
  void anEmptyContentIsCheckedBeforeItIsSent() {
    assertThatThrownBy(() -> stream(0, Optional.empty())).hasMessageContaining("more came");
  }

  @Test
  void whatFailsInsideIsToldAsTheSourcesFailure() {
    Content content = new Announced(5, new Broken());
    try (CheckedStream stream = CheckedStream.open("here", content, Optional.empty())) {
      assertThat(catchThrowable(stream::read))
          .hasMessageContaining("the content cannot be read")
          .extracting(e -> ((DrException) e).kind())
          .isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("disk on fire");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("disk on fire");
    }
  }

  @Test
  void aCancelledStreamGivesNoMore() {
    try (CheckedStream stream = stream(9, Optional.empty())) {
      assertThat(stream.read()).isEqualTo('1');
      stream.cancel();
      assertThatThrownBy(stream::read).isInstanceOf(CancellationException.class);
      assertThat(stream.failure()).containsInstanceOf(CancellationException.class);
    }
  }

  @Test
  void checksumsAreThoseOfTheStandards() {
    assertThat(sum(Checksum.Algorithm.CRC32C)).isEqualTo("e3069283");
    assertThat(sum(Checksum.Algorithm.CRC64NVME)).isEqualTo("ae8b14860a799888");
    assertThat(sum(Checksum.Algorithm.MD5)).isEqualTo("25f9e794323b453885f5181f1b624d0b");
    assertThat(sum(Checksum.Algorithm.SHA_256)).isEqualTo(Checksum.sha256(BYTES).hex());
  }

  private static String sum(Checksum.Algorithm algorithm) {
    Digest digest = new Digest(algorithm);
    try (CheckedStream stream = stream(9, Optional.empty()).computing(digest)) {
      assertThat(read(stream)).isEqualTo(9);
      return digest.finish().hex();
    }
  }
}
