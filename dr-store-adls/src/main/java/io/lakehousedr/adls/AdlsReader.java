package io.lakehousedr.adls;

import com.azure.core.http.HttpResponse;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a container. Thread-safe. */
final class AdlsReader implements ObjectReader, DescribesObjects {
  /** Larger than any blob can be; the service refuses larger offsets as malformed. */
  private static final long BEYOND = 1L << 50;

  private static final int PAST_END = 416;

  private final Service service;
  private final Listing listing;
  private final AccessLists access;

  AdlsReader(Service service) {
    this.service = service;
    this.listing = new Listing(service);
    this.access = new AccessLists(service);
  }

  Service service() {
    return service;
  }

  AccessLists access() {
    return access;
  }

  @Override
  public Location root() {
    return service.place().location();
  }

  @Override
  public StoreTraits traits() {
    return Traits.of(service);
  }

  @Override
  public Stream<ObjectEntry> list(ObjectPath directory, String startAfter) {
    return listing.list(directory, startAfter);
  }

  @Override
  public Optional<ObjectEntry> head(ObjectPath path) {
    return path.isRoot() ? Optional.empty() : see(path).map(Seen::entry);
  }

  Optional<Seen> see(ObjectPath path) {
    return service.see(path);
  }

  @Override
  public InputStream open(ObjectPath path, ByteRange range, Optional<ObjectVersion> expected) {
    if (range.offset() >= BEYOND) {
      return pastEnd(path, expected);
    }
    Call call = Call.get(service.url(path));
    expected.ifPresent(version -> call.header("If-Match", Seen.quoted(version)));
    if (!range.equals(ByteRange.ALL)) {
      call.header("x-ms-range", "bytes=" + range.offset() + "-" + last(range));
    }
    HttpResponse answer = service.exchange(path, Effect.READS, call);
    if (answer.getStatusCode() == PAST_END) {
      answer.close();
      return pastEnd(path, expected);
    }
    if (answer.getStatusCode() / 100 != 2) {
      throw unopened(path, service.refused(path, Effect.READS, answer));
    }
    return stream(path, answer);
  }

  /** A condition on what is not there is a condition that does not hold: some answer no more. */
  private RuntimeException unopened(ObjectPath path, RuntimeException refused) {
    boolean conflict = refused instanceof DrException e && e.kind() == ErrorKind.CONFLICT;
    return conflict && see(path).isEmpty() ? absent(path) : refused;
  }

  private static String last(ByteRange range) {
    long end = range.end(Long.MAX_VALUE);
    return end >= BEYOND ? "" : Long.toString(end - 1);
  }

  private InputStream stream(ObjectPath path, HttpResponse answer) {
    if (Seen.of(path, answer).folder()) {
      answer.close();
      throw absent(path);
    }
    return new BlobStream(service.where(path), answer.getBodyAsInputStreamSync());
  }

  private InputStream pastEnd(ObjectPath path, Optional<ObjectVersion> expected) {
    ObjectEntry found = head(path).orElseThrow(() -> absent(path));
    expected.ifPresent(version -> checkVersion(found, version));
    return InputStream.nullInputStream();
  }

  private DrException absent(ObjectPath path) {
    return DrException.storage(ErrorKind.NOT_FOUND, service.where(path), null);
  }

  private void checkVersion(ObjectEntry found, ObjectVersion expected) {
    if (!found.version().equals(expected)) {
      throw DrException.storage(ErrorKind.CONFLICT, service.where(found.path()), null);
    }
  }

  @Override
  public ObjectAttributes attributes(ObjectPath path, ObjectVersion version) {
    Seen seen = see(path).orElseThrow(() -> absent(path));
    checkVersion(seen.entry(), version);
    ObjectAttributes plain = Metadata.attributes(seen.contentType(), seen.metadata());
    return access.isKept()
        ? new ObjectAttributes(plain.contentType(), plain.metadata(), Optional.of(access.of(path)))
        : plain;
  }

  @Override
  public void close() {
    access.close();
  }
}
