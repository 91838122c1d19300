package io.lakehousedr.s3;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens stores on one server that all tests of this JVM share, and uses them. */
final class Stores {
  private static final S3Server SERVER = S3Server.start();

  private Stores() {}

  static S3Server server() {
    return SERVER;
  }

  static ObjectStoreFactory factory() {
    return new S3Plugin().stores().get(0);
  }

  /** What a region with that server is configured with. */
  static Map<String, String> options(String... more) {
    return options(SERVER, more);
  }

  static Map<String, String> options(S3Server server, String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("endpoint", server.endpoint().toString());
    options.put("access_key", server.accessKey());
    options.put("secret_key", server.secretKey());
    options.put("part_size", "5MiB");
    options.put("conditional_create", "true");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  static ObjectStore open(String root, Map<String, String> options) {
    return factory().openStore(Location.parse(root), context(options));
  }

  /** A store in a new bucket. */
  static ObjectStore fresh(String... more) {
    return open("s3://" + SERVER.newBucket() + "/root", options(more));
  }

  /** A store in a new bucket, at another address of the server. */
  static ObjectStore through(URI endpoint, String... more) {
    Map<String, String> options = options(more);
    options.put("endpoint", endpoint.toString());
    return open("s3://" + SERVER.newBucket() + "/root", options);
  }

  /** Another reader of the same root, without connections yet. */
  static ObjectReader again(ObjectReader store, URI endpoint) {
    Map<String, String> options = options();
    options.put("endpoint", endpoint.toString());
    return factory().openReader(store.root(), context(options));
  }

  /** Another store at the same root, some time later. */
  static ObjectStore later(ObjectStore store, Duration time) {
    InstantSource clock = InstantSource.offset(InstantSource.system(), time);
    return factory().openStore(store.root(), new AdapterContext("west", options(), clock));
  }

  static AdapterContext context(Map<String, String> options) {
    return new AdapterContext("west", options, InstantSource.system());
  }

  static ObjectPath path(String text) {
    return ObjectPath.of(text);
  }

  static ObjectEntry put(ObjectStore store, String name, String text) {
    return store.create(path(name), text(text), WriteOptions.DURABLE);
  }

  static Content text(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] read(ObjectReader store, String name) {
    try (InputStream in = store.open(path(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names(ObjectReader store) {
    try (Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }

  /**
   * How it failed when it was repeated, as the engine does: s3proxy closes the connection of a
   * request that it refuses without saying so, and the next one on it is in vain.
   */
  static DrException lastFailure(Runnable work) {
    DrException failure = failure(work);
    for (int i = 0; i < 3 && failure.kind() == ErrorKind.UNAVAILABLE; i++) {
      failure = failure(work);
    }
    return failure;
  }

  static DrException failure(Runnable work) {
    return catchThrowableOfType(DrException.class, work::run);
  }
}
