package io.lakehousedr.testkit;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import java.util.Arrays;

/** A content in parts, the last of which is short. */
final class Parts {
  private final int partSize;
  private final int last;
  private final byte[] bytes;

  Parts(ResumableUploads able, int count) {
    this.partSize = Math.toIntExact(able.partSize(1));
    this.last = count - 1;
    this.bytes = StoreHarness.noise(last * partSize + 11, 13);
  }

  byte[] bytes() {
    return bytes;
  }

  long size() {
    return bytes.length;
  }

  int last() {
    return last;
  }

  Content part(int number) {
    int end = Math.min(bytes.length, (number + 1) * partSize);
    return Content.of(Arrays.copyOfRange(bytes, number * partSize, end));
  }

  ResumableUploads.Upload upload(ObjectStore store, ObjectPath target, String token) {
    return ((ResumableUploads) store).upload(target, token, bytes.length);
  }
}
