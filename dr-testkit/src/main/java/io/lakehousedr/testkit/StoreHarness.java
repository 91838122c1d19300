package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** What an adapter tells the contract about itself, and what the contract's tests share. */
abstract class StoreHarness {
  /** The store under test; a new, empty one for each test. */
  protected ObjectStore store;

  /** Opens a store at a fresh root that holds nothing. Called once a test. */
  protected abstract ObjectStore openStore();

  /** Opens another store at the root of the last {@link #openStore}, as another process would. */
  protected abstract ObjectStore reopen();

  /** Whether {@code a} and {@code a/b} can both be objects. */
  protected boolean holdsObjectsBelowObjects() {
    return true;
  }

  /** Whether the service can hold an object of that name. */
  protected boolean holds(String name) {
    return true;
  }

  /** How many objects the test of paging makes; more than ten of the service's pages are best. */
  protected int pagedObjects() {
    return 10_500;
  }

  /** How many bytes each racer writes; large enough that a write takes several steps. */
  protected int racedBytes() {
    return 1 << 20;
  }

  /** How often each race is run. */
  protected int raceRounds() {
    return 5;
  }

  /** How long an interrupted call may take to end. The contract says a second. */
  protected Duration interruptPatience() {
    return Duration.ofSeconds(1);
  }

  @BeforeEach
  final void openFreshStore() {
    store = openStore();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  static ObjectPath path(String text) {
    return ObjectPath.of(text);
  }

  static Content text(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes that a seed repeats and that no part of repeats. */
  static byte[] noise(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  final ObjectEntry put(String name, String content) {
    return store.create(path(name), text(content), WriteOptions.DURABLE);
  }

  final String read(String name) {
    return new String(bytes(store, path(name)), StandardCharsets.UTF_8);
  }

  static byte[] bytes(ObjectReader reader, ObjectPath path) {
    try (InputStream in = reader.open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final List<String> names(String directory, String startAfter) {
    try (Stream<ObjectEntry> entries = store.list(path(directory), startAfter)) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }

  final List<String> names() {
    return names("", "");
  }

  static void assertFails(ErrorKind kind, Runnable work) {
    Throwable thrown = catchThrowable(work::run);
    assertThat(thrown).isInstanceOf(DrException.class);
    assertThat(((DrException) thrown).kind()).as(thrown.getMessage()).isEqualTo(kind);
  }

  final void assume(StoreTraits.Feature feature) {
    Assumptions.assumeTrue(
        store.traits().has(feature), () -> "the store does not promise " + feature);
  }
}
