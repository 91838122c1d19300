package io.lakehousedr.core.store;

import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A checksum in the making, of any algorithm. Not thread-safe. */
public final class Digest {
  private final Checksum.Algorithm algorithm;
  private final CRC32C crc = new CRC32C();
  private final MessageDigest digest;

  /** A new one. */
  public Digest(Checksum.Algorithm algorithm) {
    this.algorithm = algorithm;
    this.digest = newDigest(algorithm == Checksum.Algorithm.MD5 ? "MD5" : "SHA-256");
  }

  private static MessageDigest newDigest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }

  /** Takes in some bytes. */
  public void update(byte[] bytes, int offset, int length) {
    if (algorithm == Checksum.Algorithm.CRC32C) {
      crc.update(bytes, offset, length);
    } else {
      digest.update(bytes, offset, length);
    }
  }

  /** The checksum of all that was taken in. Ends this digest. */
  public Checksum finish() {
    return new Checksum(algorithm, HexFormat.of().formatHex(bytes()));
  }

  private byte[] bytes() {
    return algorithm == Checksum.Algorithm.CRC32C
        ? ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array()
        : digest.digest();
  }
}
