package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.json.Json;
import io.lakehousedr.error.DrException;
import io.lakehousedr.spi.store.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Values as lines of JSON. */
final class Lines {
  private Lines() {}

  /** Adds a line. */
  static void add(Spool spool, Object value) {
    try {
      spool.write(Json.bytes(value));
      spool.write('\n');
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  /** The lines, read as they are asked for; close the stream. */
  static <T> Stream<T> read(Content content, Class<T> type) {
    try {
      return read(content.open(), type);
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  /** The lines, read as they are asked for; close the stream. */
  static <T> Stream<T> read(InputStream in, Class<T> type) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    return Stream.iterate(next(reader), Optional::isPresent, line -> next(reader))
        .map(line -> value(line.orElseThrow(), type))
        .onClose(() -> close(reader));
  }

  private static Optional<String> next(BufferedReader reader) {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (IOException e) {
      throw DrException.broken("a list of files", e);
    }
  }

  private static <T> T value(String line, Class<T> type) {
    try {
      return Json.read(line.getBytes(StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException("a line of a checked list cannot be read", e);
    }
  }

  /** Frees a temporary file. */
  static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    } catch (Exception e) {
      throw new IllegalStateException("closing failed", e);
    }
  }
}
