package io.lakehousedr.core.hadoop;

import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One table of one store, to Hadoop. Hadoop makes its file systems by class name and URI, so the
 * store is found by the mount's id in the URI for as long as the mount is open, and nothing is left
 * when it is closed.
 */
final class StoreMount implements AutoCloseable {
  static final String SCHEME = "dr-store";

  private static final Map<String, StoreMount> OPEN = new ConcurrentHashMap<>();

  private final String id;
  private final ObjectStore store;
  private final ObjectPath table;

  private StoreMount(String id, ObjectStore store, ObjectPath table) {
    this.id = id;
    this.store = store;
    this.table = table;
  }

  static StoreMount open(ObjectStore store, ObjectPath table, Ids ids) {
    StoreMount mount = new StoreMount(ids.nonce(), store, table);
    OPEN.put(mount.id, mount);
    return mount;
  }

  /** The open mount that a path names. */
  static StoreMount of(Path path) {
    String authority = String.valueOf(path.toUri().getAuthority());
    return Optional.ofNullable(OPEN.get(authority))
        .orElseThrow(
            () -> new DrException(Problem.INTERNAL, path + ": this store has been closed"));
  }

  static int openMounts() {
    return OPEN.size();
  }

  ObjectStore store() {
    return store;
  }

  Side side() {
    return new Side(store, table);
  }

  /** The table's folder, to Hadoop. */
  Path root() {
    return new Path(SCHEME + "://" + id + "/table");
  }

  /** The object that a path names; the path lies in the table. */
  ObjectPath object(Path path) {
    String text = path.toUri().getPath();
    String prefix = root().toUri().getPath();
    if (!text.equals(prefix) && !text.startsWith(prefix + "/")) {
      throw new DrException(Problem.TABLE_PATH_ESCAPES, side().location() + ": \"" + text + "\"");
    }
    String below = text.substring(prefix.length());
    return below.isEmpty() ? table : table.resolve(below.substring(1));
  }

  /** The path of an object in the table. */
  Path path(ObjectPath object) {
    String below = table.relativize(object).map(ObjectPath::text).orElseThrow();
    return below.isEmpty() ? root() : new Path(SCHEME, id, "/table/" + below);
  }

  /** A configuration that reads no file, keeps no file system and asks nobody who the user is. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.setClass(
        "fs." + SCHEME + ".impl", StoreFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    configuration.setBoolean("fs." + SCHEME + ".impl.disable.cache", true);
    configuration.set("delta.logStore.class", StoreLogStore.class.getName());
    return configuration;
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
