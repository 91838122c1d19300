package io.lakehousedr.core.store.local;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.support.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The names that the store keeps for itself. They are never listed, found or opened, and callers
 * may not use them in any segment of a path.
 */
final class HiddenNames {
  static final String LOCK = ".dr-lock";
  private static final Pattern HIDDEN =
      Pattern.compile("\\.dr-(lock|[0-9a-f]{32}\\.(tmp|part|done))");

  private HiddenNames() {}

  static boolean hides(String name) {
    return name.startsWith(".dr-") && HIDDEN.matcher(name).matches();
  }

  static boolean hides(ObjectPath path) {
    return path.text().contains(".dr-")
        && Arrays.stream(path.text().split("/", -1)).anyMatch(HiddenNames::hides);
  }

  /** A file being written; {@code nonce} has 32 hexadecimal digits. */
  static String temporary(String nonce) {
    return ".dr-" + nonce + ".tmp";
  }

  /** The parts of an upload, at their places. */
  static String parts(ObjectPath target, String token, long size) {
    return ".dr-" + hash(target, token, size) + ".part";
  }

  /** Which parts of an upload are durable. */
  static String record(ObjectPath target, String token, long size) {
    return ".dr-" + hash(target, token, size) + ".done";
  }

  /** Deletes a hidden file. One that cannot be deleted does no harm, and is swept later. */
  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LoggerFactory.getLogger(HiddenNames.class)
          .warn("{} could not be deleted, which is left to the next sweep: {}", file, e.toString());
    }
  }

  /** Only the name counts: the folder is given, and a nested root must find the same upload. */
  private static String hash(ObjectPath target, String token, long size) {
    String text = target.name() + "\0" + token + "\0" + size;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Digest digest = new Digest(Checksum.Algorithm.SHA_256);
    digest.update(bytes, 0, bytes.length);
    return digest.finish().hex().substring(0, 32);
  }
}
