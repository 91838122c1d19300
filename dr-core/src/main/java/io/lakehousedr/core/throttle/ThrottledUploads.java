package io.lakehousedr.core.throttle;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.SortedSet;

/** A throttled store that can upload in parts; each part is a request. */
final class ThrottledUploads extends ThrottledStore implements ResumableUploads {
  private final ResumableUploads uploads;

  ThrottledUploads(ObjectStore store, ResumableUploads uploads, Endpoint endpoint) {
    super(store, endpoint);
    this.uploads = uploads;
  }

  @Override
  public long partSize(long objectSize) {
    return uploads.partSize(objectSize);
  }

  @Override
  public Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes) {
    return new Throttled(
        endpoint.request(() -> uploads.upload(target, token, size, attributes)), endpoint);
  }

  private record Throttled(Upload upload, Endpoint endpoint) implements Upload {
    @Override
    public SortedSet<Integer> finished() {
      return endpoint.request(upload::finished);
    }

    @Override
    public void put(int part, Content content) {
      endpoint.request(
          () -> {
            upload.put(part, PacedContent.of(content, endpoint.bytes()));
            return part;
          });
    }

    @Override
    public ObjectEntry complete(WriteOptions options) {
      return endpoint.request(() -> upload.complete(options));
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
