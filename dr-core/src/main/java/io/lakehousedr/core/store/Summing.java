package io.lakehousedr.core.store;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.support.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A content whose checksums are computed while somebody else reads it, at no cost where none are
 * asked for. The newest stream counts, once it has been read to its end. For one reader at a time.
 */
public final class Summing implements Content {
  private final Content content;
  private final Collection<Checksum.Algorithm> algorithms;
  private volatile @Nullable Summed newest;

  /** Sums {@code content} up by each of the algorithms. */
  public Summing(Content content, Collection<Checksum.Algorithm> algorithms) {
    this.content = content;
    this.algorithms = algorithms;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public InputStream open() throws IOException {
    if (algorithms.isEmpty()) {
      return content.open();
    }
    Summed sums = new Summed(content.open());
    newest = sums;
    return sums;
  }

  /** The checksum of all that was read; empty where it was not asked for or not all was read. */
  public Optional<Checksum> sum(Checksum.Algorithm algorithm) {
    Summed sums = newest;
    return sums == null || sums.read != size() ? Optional.empty() : sums.of(algorithm);
  }

  private final class Summed extends FilterInputStream {
    private final Map<Checksum.Algorithm, Digest> digests = new EnumMap<>(Checksum.Algorithm.class);
    private final Map<Checksum.Algorithm, Checksum> finished =
        new EnumMap<>(Checksum.Algorithm.class);
    private long read;

    Summed(InputStream in) {
      super(in);
      algorithms.forEach(algorithm -> digests.put(algorithm, new Digest(algorithm)));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      if (count > 0) {
        digests.values().forEach(digest -> digest.update(target, offset, count));
        read += count;
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    Optional<Checksum> of(Checksum.Algorithm algorithm) {
      return Optional.ofNullable(digests.get(algorithm))
          .map(digest -> finished.computeIfAbsent(algorithm, asked -> digest.finish()));
    }
  }
}
