package io.lakehousedr.examples.adapter;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * An object without its content.
 *
 * @param name in the whole database, with the root's prefix
 * @param size in bytes
 * @param version of a sequence of the database, which no other content ever has
 * @param modified as the writer asked for, or when it was written
 * @param sha256 in hexadecimal
 */
record ObjectRow(String name, long size, long version, Instant modified, String sha256) {
  ObjectEntry entry(ObjectPath path) {
    return new ObjectEntry(path, size, tag(), modified, Optional.of(Checksum.sha256(sha256)));
  }

  ObjectVersion tag() {
    return new ObjectVersion(Long.toString(version));
  }
}
