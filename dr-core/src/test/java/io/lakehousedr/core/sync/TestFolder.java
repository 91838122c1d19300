package io.lakehousedr.core.sync;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of plain files, written and read by hand. */
final class TestFolder {
  private final ObjectStore store;
  private final ObjectPath folder;
  private final TestTime time;

  TestFolder(ObjectStore store, String name, TestTime time) {
    this.store = store;
    this.folder = ObjectPath.of(name);
    this.time = time;
  }

  /** A file appears, or is replaced in place. */
  TestFolder put(String name, String text) {
    return put(name, text, ObjectAttributes.NONE);
  }

  /** As {@link #put(String, String)}, with what belongs to it beside its bytes. */
  TestFolder put(String name, String text, ObjectAttributes attributes) {
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
    WriteOptions options = WriteOptions.DURABLE.modifiedAt(time.instant()).with(attributes);
    Optional<ObjectEntry> there = store.head(folder.resolve(name));
    if (there.isPresent()) {
      store.replace(folder.resolve(name), there.get().version(), content, options);
    } else {
      store.create(folder.resolve(name), content, options);
    }
    time.advance(Duration.ofSeconds(1));
    return this;
  }

  /** What belongs to a file beside its bytes. */
  ObjectAttributes attributes(String name) {
    ObjectEntry entry = store.head(folder.resolve(name)).orElseThrow();
    return ((DescribesObjects) store).attributes(entry.path(), entry.version());
  }

  /** A file goes. */
  TestFolder remove(String name) {
    ObjectEntry entry = store.head(folder.resolve(name)).orElseThrow();
    store.delete(Map.of(entry.path(), entry.version()));
    return this;
  }

  /** What a plain reader sees. */
  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<ObjectEntry> entries = store.list(folder, "")) {
      entries.forEach(
          entry ->
              contents.put(
                  folder.relativize(entry.path()).orElseThrow().text(), text(entry.path())));
    }
    return contents;
  }

  private String text(ObjectPath path) {
    try (InputStream in = store.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | DrException e) {
      throw new AssertionError("cannot read " + path, e);
    }
  }
}
