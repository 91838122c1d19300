package io.lakehousedr.adls;

import io.lakehousedr.model.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The blocks that an object is made of, and their names. Uncommitted blocks of one blob are shared
 * by all who write it, and must have names of one length: a name is a digest of what is written and
 * the block's number. Immutable.
 *
 * @param writing what tells one writing from another, 28 bytes in hexadecimal
 * @param objectSize in bytes
 * @param blockSize in bytes, of all but the last
 */
record Blocks(String writing, long objectSize, long blockSize) {
  /** REST: Put Block List. */
  private static final int MOST = 50_000;

  private static final int DIGEST = 28;
  private static final long MEBIBYTE = 1 << 20;

  /** The blocks of a writing that {@code token} names. */
  static Blocks of(String token, long objectSize, long blockSize) {
    String text = blockSize + " " + objectSize + " " + token;
    String digest = Checksum.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
    return new Blocks(digest.substring(0, 2 * DIGEST), objectSize, blockSize);
  }

  /** The usual size, or a larger one of whole MiB where the object would need too many blocks. */
  static long size(long usual, long objectSize) {
    long least = (objectSize + MOST - 1) / MOST;
    return least <= usual ? usual : (least + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
  }

  /** How many parts there are; an empty object has one, of nothing. */
  int count() {
    return (int) Math.max(1, (objectSize + blockSize - 1) / blockSize);
  }

  /** How many bytes a block has. */
  long size(int number) {
    return Math.min(blockSize, objectSize - number * blockSize);
  }

  /** A block's name, in base 64. */
  String id(int number) {
    byte[] name =
        ByteBuffer.allocate(DIGEST + Integer.BYTES)
            .put(HexFormat.of().parseHex(writing))
            .putInt(number)
            .array();
    return Base64.getEncoder().encodeToString(name);
  }

  /** All names, in order; none for an empty object. */
  List<String> ids() {
    return IntStream.range(0, objectSize == 0 ? 0 : count()).mapToObj(this::id).toList();
  }

  /** The number of the block of that name, if it is one of these. */
  Optional<Integer> number(String id) {
    byte[] name = Base64.getDecoder().decode(id);
    if (name.length != DIGEST + Integer.BYTES
        || !HexFormat.of().formatHex(Arrays.copyOf(name, DIGEST)).equals(writing)) {
      return Optional.empty();
    }
    int number = ByteBuffer.wrap(name).getInt(DIGEST);
    return Optional.of(number).filter(it -> it >= 0 && it < count());
  }

  /** How large a block is that stands for one thrown away: never as large as the block itself. */
  long tombstone(int number) {
    return size(number) == 1 ? 2 : 1;
  }
}
