package io.lakehousedr.model;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A checksum of an object's whole content.
 *
 * @param algorithm how it was computed
 * @param hex its bytes in lower-case hexadecimal
 */
public record Checksum(Algorithm algorithm, String hex) {
  private static final int BLOCK = 64 * 1024;

  /** The algorithms that stores and the engine know. */
  public enum Algorithm {
    /** SHA-256, the engine's own. */
    SHA_256,
    /** MD5, as Azure and simple S3 uploads have it. */
    MD5,
    /** CRC32C, as Google Cloud Storage and S3 have it. */
    CRC32C,
    /** CRC-64/NVME, which S3 keeps of objects whose writer asked for no other. */
    CRC64NVME
  }

  /** Refuses what is not lower-case hexadecimal. */
  public Checksum {
    if (!hex.matches("([0-9a-f]{2})+")) {
      throw new IllegalArgumentException("\"" + hex + "\" is not lower-case hexadecimal");
    }
  }

  /** The SHA-256 of {@code bytes}. */
  public static Checksum sha256(byte[] bytes) {
    return sha256(newSha256().digest(bytes), Algorithm.SHA_256);
  }

  /**
   * The SHA-256 of what {@code bytes} holds from where it stands to its end; does not close it.
   *
   * @throws IOException when it cannot be read
   */
  public static Checksum sha256(InputStream bytes) throws IOException {
    MessageDigest digest = newSha256();
    byte[] block = new byte[BLOCK];
    for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
      digest.update(block, 0, count);
    }
    return finish(digest);
  }

  /** The SHA-256 that {@code digest} has computed; resets it. */
  public static Checksum finish(MessageDigest digest) {
    return sha256(digest.digest(), Algorithm.SHA_256);
  }

  /** A SHA-256 with that hexadecimal form. */
  public static Checksum sha256(String hex) {
    return new Checksum(Algorithm.SHA_256, hex);
  }

  /** A new digest for {@link #finish}. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Checksum sha256(byte[] digest, Algorithm algorithm) {
    return new Checksum(algorithm, HexFormat.of().formatHex(digest));
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
