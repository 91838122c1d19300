package io.lakehousedr.spi.support;

/**
 * CRC-64/NVME, the checksum that S3 keeps by default: polynomial 0xad93d23594c93659, reflected, all
 * ones before and after (NVM Express NVM command set, section 5.2.1.3.4). Not thread-safe.
 */
final class Crc64Nvme implements java.util.zip.Checksum {
  private static final long REFLECTED = 0x9a6c9329ac4bc9b5L;
  private static final long[] TABLE = table();

  private long state = -1;

  private static long[] table() {
    long[] table = new long[256];
    for (int value = 0; value < table.length; value++) {
      long crc = value;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED;
      }
      table[value] = crc;
    }
    return table;
  }

  @Override
  public void update(int value) {
    state = TABLE[(int) (state ^ value) & 0xff] ^ (state >>> Byte.SIZE);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      update(bytes[i]);
    }
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1;
  }
}
