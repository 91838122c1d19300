package io.lakehousedr.s3;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * What the service says of one object.
 *
 * @param size in bytes
 * @param tag its entity tag, without quotes
 * @param modified in whole seconds
 * @param checksum of the whole content, where there is one
 * @param attributes the user's
 * @param nonce of the write that made it, if it was ours
 */
record Described(
    long size,
    String tag,
    Instant modified,
    Optional<Checksum> checksum,
    ObjectAttributes attributes,
    Optional<String> nonce) {
  ObjectEntry entry(ObjectPath path) {
    return new ObjectEntry(path, size, new ObjectVersion(tag), modified, checksum);
  }

  boolean isBy(String writer) {
    return nonce.equals(Optional.of(writer));
  }
}
