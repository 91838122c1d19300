package io.lakehousedr.core.retry;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.SortedSet;

/**
 * Uploads whose single requests are repeated when they failed without an effect: one part of a
 * thousand that meets a busy service does not end the copy.
 */
record RetryingUploads(ResumableUploads uploads, Retry retry) implements ResumableUploads {
  @Override
  public long partSize(long objectSize) {
    return uploads.partSize(objectSize);
  }

  @Override
  public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    return new Retrying(retry.call(() -> uploads.upload(target, token, size, attributes)), retry);
  }

  private record Retrying(Upload upload, Retry retry) implements Upload {
    @Override
    public SortedSet<Integer> finished() {
      return retry.call(upload::finished);
    }

    @Override
    public void put(int part, Content content) {
      retry.call(
          () -> {
            upload.put(part, content);
            return part;
          });
    }

    @Override
    public ObjectEntry complete(WriteOptions options) {
      return retry.call(() -> upload.complete(options));
    }

    @Override
    public void abandon() {
      upload.abandon();
    }

    @Override
    public void close() {
      upload.close();
    }
  }
}
