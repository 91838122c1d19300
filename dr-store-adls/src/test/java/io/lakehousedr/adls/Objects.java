package io.lakehousedr.adls;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What tests of this module do with objects. */
final class Objects {
  private Objects() {}

  static ObjectPath path(String text) {
    return ObjectPath.of(text);
  }

  static Content text(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Content noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Content.of(bytes);
  }

  static ObjectEntry put(ObjectStore store, String name, String content) {
    return store.create(path(name), text(content), WriteOptions.DURABLE);
  }

  static byte[] read(ObjectReader store, String name) {
    try (InputStream in = store.open(path(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names(ObjectReader store) {
    return names(store, "");
  }

  static List<String> names(ObjectReader store, String startAfter) {
    try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, startAfter)) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }

  static DrException failure(Runnable work) {
    return (DrException) catchThrowable(work::run);
  }

  /** All that a log would show of a failure. */
  static String printed(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
