package io.lakehousedr.core.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.support.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of any size give the checksum of the whole. */
class JoinedCrcTest {
  private static Checksum sum(Checksum.Algorithm algorithm, byte[] bytes, int from, int to) {
    Digest digest = new Digest(algorithm);
    digest.update(bytes, from, to - from);
    return digest.finish();
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32C", "CRC64NVME"})
  void joinsWhatTheDigestSaysOfTheWhole(Checksum.Algorithm algorithm) {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      byte[] bytes = new byte[1 + random.nextInt(100_000)];
      random.nextBytes(bytes);
      List<JoinedCrc.Part> parts = new ArrayList<>();
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + random.nextInt(40_000));
        parts.add(new JoinedCrc.Part(to - from, sum(algorithm, bytes, from, to)));
        from = to;
      }
      assertThat(JoinedCrc.of(algorithm, parts)).isEqualTo(sum(algorithm, bytes, 0, bytes.length));
    }
  }
}
