package io.lakehousedr.core.hadoop;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/** Bytes that are equal exactly when the values written are. Grows; reused row after row. */
final class CanonicalBytes extends ByteArrayOutputStream {
  CanonicalBytes() {
    super(1024);
  }

  void tag(char tag) {
    write(tag);
  }

  void number(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      write((int) (value >>> shift));
    }
  }

  /** With its length in front, so that no two lists of texts look alike. */
  void bytes(byte[] value) {
    number(value.length);
    write(value, 0, value.length);
  }

  byte[] digest(MessageDigest digest) {
    digest.update(buf, 0, count);
    return digest.digest();
  }
}
