package io.lakehousedr.core.ship;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.lakehousedr.core.delta.ActionEdit;
import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.delta.Z85;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Brings files that a log names by absolute paths (shallow clones, moved deletion vectors) into the
 * replica's own folder: a byte copy of the log would go on reading the old region. The name there
 * follows from the absolute path alone, so that every run, and an {@code add} and its {@code
 * remove}, find the same one:
 *
 * <ul>
 *   <li>a data file becomes {@code dr-<32 hexadecimal digits>-<its name>}, directly in the table's
 *       folder, which VACUUM looks at, and which looks like no partition;
 *   <li>a deletion vector's file becomes {@code deletion_vector_<uuid>.bin} and its descriptor a
 *       relative one (PROTOCOL.md, "Deletion Vector Descriptor Schema").
 * </ul>
 *
 * <p>Thread-safe.
 */
final class Outside {
  private static final int LONGEST_NAME = 150;
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

  private final Shipment shipment;

  Outside(Shipment shipment) {
    this.shipment = shipment;
  }

  /** The line as the target has it; the same one when it names nothing outside. */
  ActionLine inside(ActionLine line) {
    return line.isOutside() ? ActionLine.of(rewrite(line), shipment.where()) : line;
  }

  /** The text as the target has it, every other character as it was. */
  String rewrite(ActionLine line) {
    Map<String, String> values = new HashMap<>();
    line.file().stream()
        .flatMap(action -> action.files().stream())
        .filter(file -> file.place() instanceof FilePlace.Absolute)
        .forEach(file -> values.putAll(values(file)));
    return ActionEdit.replace(line.json(), values);
  }

  private Map<String, String> values(NamedFile file) {
    Location location = location((FilePlace.Absolute) file.place());
    return file.kind() == NamedFile.Kind.DELETION_VECTOR
        ? Map.of(
            "deletionVector.storageType",
            "\"u\"",
            "deletionVector.pathOrInlineDv",
            quoted(Z85.text(uuid(location))))
        : Map.of("path", quoted(encoded(name(location))));
  }

  /** Where a file lies at the target, relative to the table. */
  ObjectPath relative(NamedFile file) {
    if (file.place() instanceof FilePlace.Relative relative) {
      return relative.path();
    }
    Location location = location((FilePlace.Absolute) file.place());
    return ObjectPath.of(
        file.kind() == NamedFile.Kind.DELETION_VECTOR
            ? "deletion_vector_" + uuid(location) + ".bin"
            : name(location));
  }

  /**
   * Where a file is read.
   *
   * @throws DrException TABLE_ABSOLUTE_PATH when no mapped root of the source holds it
   */
  Place<ObjectReader> source(NamedFile file) {
    if (file.place() instanceof FilePlace.Relative relative) {
      Place<ObjectReader> table = shipment.source();
      return new Place<>(table.store(), table.path().resolve(relative.path()));
    }
    Location location = location((FilePlace.Absolute) file.place());
    return shipment.region().find(location).orElseThrow(() -> unmapped(location));
  }

  private DrException unmapped(Location location) {
    return new DrException(
        Problem.TABLE_ABSOLUTE_PATH,
        shipment.where()
            + ": its log names the file "
            + location
            + ", which lies in no mapped root of region "
            + shipment.region().name()
            + ", so that it cannot be copied. "
            + Problem.TABLE_ABSOLUTE_PATH.why()
            + " Add a prefix that covers it to the location map, or make the table's files its own"
            + " at the source (a deep clone)");
  }

  private Location location(FilePlace.Absolute place) {
    return place.on(shipment.member().source());
  }

  private static String name(Location location) {
    String name = location.path().name();
    String kept = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    return "dr-" + hash(location).hex().substring(0, 32) + "-" + kept;
  }

  private static UUID uuid(Location location) {
    ByteBuffer hash = ByteBuffer.wrap(java.util.HexFormat.of().parseHex(hash(location).hex()));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static Checksum hash(Location location) {
    return Checksum.sha256(location.normal().getBytes(StandardCharsets.UTF_8));
  }

  /** A path in a log is a URI, which readers decode once. */
  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte next : name.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(next) >= 0) {
        encoded.append((char) next);
      } else {
        encoded.append(String.format("%%%02X", next & 0xFF));
      }
    }
    return encoded.toString();
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
