package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.ComposeRequest;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Digest;
import io.lakehousedr.spi.support.Pouring;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts parts together within the service (Objects: compose), 32 at a time, and those again. A
 * composed object has a CRC32C and no MD5.
 */
final class Composing {
  private static final int MOST = 32;

  private final GcsStore store;
  private final PartFolder parts;

  Composing(GcsStore store, PartFolder parts) {
    this.store = store;
    this.parts = parts;
  }

  /** At most 32 hidden objects that make up the whole, which is checked if that is wanted. */
  List<ObjectPath> whole(List<ObjectPath> all, WriteOptions options) {
    List<ObjectPath> pieces = all;
    int level = 0;
    while (pieces.size() > MOST) {
      pieces = join(pieces, level++);
    }
    if (options.expected().isEmpty()) {
      return pieces;
    }
    ObjectPath whole = parts.joint(level, 0);
    check(whole, hidden(whole, pieces), options.expected().get());
    return List.of(whole);
  }

  private List<ObjectPath> join(List<ObjectPath> pieces, int level) {
    List<ObjectPath> joined = new ArrayList<>();
    for (int from = 0; from < pieces.size(); from += MOST) {
      ObjectPath joint = parts.joint(level, joined.size());
      hidden(joint, pieces.subList(from, Math.min(pieces.size(), from + MOST)));
      joined.add(joint);
    }
    return joined;
  }

  /** Written over whatever an earlier try left there. */
  private Blob hidden(ObjectPath path, List<ObjectPath> sources) {
    BlobInfo blob =
        Blobs.describe(
                store.bucket.bucket(), store.bucket.name(path), ObjectAttributes.NONE, "joint")
            .build();
    return compose(path, blob, sources);
  }

  private Blob compose(
      ObjectPath path, BlobInfo target, List<ObjectPath> sources, BlobTargetOption... options) {
    ComposeRequest.Builder request =
        ComposeRequest.newBuilder().setTarget(target).setTargetOptions(options);
    sources.forEach(source -> request.addSource(store.bucket.name(source)));
    return store.connection.write(store.bucket.where(path), it -> it.compose(request.build()));
  }

  private void check(ObjectPath whole, Blob made, Checksum expected) {
    Checksum found =
        Blobs.crc32c(made)
            .filter(known -> known.algorithm() == expected.algorithm())
            .orElseGet(() -> digest(whole, expected.algorithm()));
    Pouring.check(store.bucket.where(whole), found, Optional.of(expected));
  }

  /** Of other algorithms than its own the service knows nothing: the bytes are read again. */
  private Checksum digest(ObjectPath path, Checksum.Algorithm algorithm) {
    Digest digest = new Digest(algorithm);
    byte[] chunk = new byte[256 << 10];
    try (InputStream in = GcsStream.open(store.connection, path, store.id(path), ByteRange.ALL)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return digest.finish();
    } catch (IOException e) {
      throw DrException.broken(store.bucket.where(path), e);
    }
  }

  /** The one request that makes the object appear. */
  ObjectEntry publish(
      ObjectPath target, List<ObjectPath> pieces, ObjectAttributes attributes, String nonce) {
    BlobInfo blob =
        Blobs.describe(store.bucket.bucket(), store.bucket.name(target), attributes, nonce).build();
    Blob made = compose(target, blob, pieces, BlobTargetOption.doesNotExist());
    if (made.getSize() != parts.size()) {
      throw DrException.storage(
          ErrorKind.CORRUPT,
          store.bucket.where(target) + " has " + made.getSize() + " bytes, not " + parts.size(),
          null);
    }
    return Blobs.entry(target, made);
  }
}
