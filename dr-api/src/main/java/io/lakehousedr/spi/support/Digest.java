package io.lakehousedr.spi.support;

import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A checksum in the making, of any algorithm. Not thread-safe. */
public final class Digest {
  private final Checksum.Algorithm algorithm;
  private final Sum sum;

  /** A new one. */
  public Digest(Checksum.Algorithm algorithm) {
    this.algorithm = algorithm;
    this.sum =
        switch (algorithm) {
          case SHA_256 -> new Hash("SHA-256");
          case MD5 -> new Hash("MD5");
          case CRC32C -> new Crc(new CRC32C(), Integer.BYTES);
          case CRC64NVME -> new Crc(new Crc64Nvme(), Long.BYTES);
        };
  }

  /** Takes in some bytes. */
  public void update(byte[] bytes, int offset, int length) {
    sum.update(bytes, offset, length);
  }

  /** The checksum of all that was taken in. Ends this digest. */
  public Checksum finish() {
    return new Checksum(algorithm, HexFormat.of().formatHex(sum.bytes()));
  }

  private interface Sum {
    void update(byte[] bytes, int offset, int length);

    byte[] bytes();
  }

  private record Crc(java.util.zip.Checksum crc, int width) implements Sum {
    @Override
    public void update(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
    }

    @Override
    public byte[] bytes() {
      ByteBuffer wide = ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue());
      byte[] bytes = new byte[width];
      wide.position(Long.BYTES - width).get(bytes);
      return bytes;
    }
  }

  private record Hash(MessageDigest digest) implements Sum {
    Hash(String name) {
      this(newDigest(name));
    }

    private static MessageDigest newDigest(String name) {
      try {
        return MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + name, e);
      }
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public byte[] bytes() {
      return digest.digest();
    }
  }
}
