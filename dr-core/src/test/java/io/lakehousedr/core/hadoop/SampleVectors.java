package io.lakehousedr.core.hadoop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.roaringbitmap.RoaringBitmap;

/** Deletion vectors as the protocol has them. */
public final class SampleVectors {
  private SampleVectors() {}

  /** Magic number, count of bitmaps, key of the bitmap, the bitmap. */
  public static byte[] vector(int... deleted) {
    RoaringBitmap rows = RoaringBitmap.bitmapOf(deleted);
    ByteBuffer bytes =
        ByteBuffer.allocate(16 + rows.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(1681511377).putLong(1).putInt(0);
    rows.serialize(bytes);
    return bytes.array();
  }

  /** A file of one vector, which begins at offset 1. */
  public static byte[] file(int... deleted) {
    byte[] vector = vector(deleted);
    CRC32 checksum = new CRC32();
    checksum.update(vector);
    return ByteBuffer.allocate(1 + 4 + vector.length + 4)
        .put((byte) 1)
        .putInt(vector.length)
        .put(vector)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** The descriptor of the vector in such a file. */
  public static String descriptor(String storage, String path, int... deleted) {
    return ",\"deletionVector\":{\"storageType\":\""
        + storage
        + "\",\"pathOrInlineDv\":\""
        + path
        + "\",\"offset\":1,\"sizeInBytes\":"
        + vector(deleted).length
        + ",\"cardinality\":"
        + deleted.length
        + "}";
  }
}
