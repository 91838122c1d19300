package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.ConfigLoader;
import io.lakehousedr.core.config.SecretResolver;
import io.lakehousedr.core.control.SyncState;
import io.lakehousedr.core.hadoop.DeltaControlTable;
import io.lakehousedr.core.hadoop.KernelCheckpoints;
import io.lakehousedr.core.hadoop.KernelTables;
import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.memory.MemoryStoreFactory;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.FaultyStore;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Two regions in memory, an engine between them, and a time that passes only when it is slept. */
final class Lake {
  final TestTime time = new TestTime();
  final FaultPlan primary = new FaultPlan();
  final FaultPlan secondary = new FaultPlan();
  final List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());
  final List<AdapterContext> opened = Collections.synchronizedList(new ArrayList<>());
  final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());
  Consumer<EngineEvent> listener = event -> {};
  Runnable asleep = () -> {};
  UnaryOperator<ObjectStore> secondaryStores = UnaryOperator.identity();
  private final MemoryStoreFactory memory = new MemoryStoreFactory();
  private final ObjectStore north = store("memory://north/data");
  private final ObjectStore south = store("memory://south/data");

  private ObjectStore store(String root) {
    return memory.openStore(Location.parse(root), new AdapterContext("test", Map.of(), time));
  }

  /** An engine whose only workspace has {@code keys} beside its regions. */
  DrEngine engine(Path folder, Tasks tasks, String keys) throws IOException {
    Path config = folder.resolve("dr.json");
    Files.writeString(
        config,
        """
        { "platform": "local", "workspaces": [ {
            "workspace_name": "north",
            "sync_location_primary": "memory://north/data",
            "sync_location_secondary": "memory://south/data",
            "settle": "0s", %s } ] }
        """
            .formatted(keys));
    Services services = services(tasks);
    return new DefaultEngine(
        ConfigLoader.load(config),
        services,
        (store, path) -> new DeltaControlTable(store, path, services.clock(), services.ids()),
        services::tables);
  }

  Services services(Tasks tasks) {
    Clock clock = clock();
    Ids ids = Ids.seeded(1, clock);
    return new Services(
        new Adapters(
            new Adapters.Offers(Map.of("memory", new Regions()), Map.of()),
            () -> new Adapters.Offers(Map.of(), Map.of())),
        clock,
        ids,
        tasks,
        new Retry(Retry.Limits.USUAL, clock, ids),
        new SecretResolver(Map.of("WEST_KEY", "hunter2"), key -> java.util.Optional.empty()),
        new KernelTables(tasks, 2),
        new KernelCheckpoints(),
        event -> {
          events.add(event);
          listener.accept(event);
        });
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return time.instant();
      }

      @Override
      public void sleep(Duration duration) {
        slept.add(duration);
        asleep.run();
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("cancelled while waiting");
        }
        time.advance(duration);
      }
    };
  }

  /** A plain file at the primary. */
  void file(String path, String text, ObjectAttributes attributes) {
    north.create(
        ObjectPath.of(path),
        Content.of(text.getBytes(StandardCharsets.UTF_8)),
        WriteOptions.DURABLE.with(attributes));
  }

  /** What a file at the secondary has beside its bytes. */
  ObjectAttributes attributes(String path) {
    ObjectEntry entry = south.head(ObjectPath.of(path)).orElseThrow();
    return ((DescribesObjects) south).attributes(entry.path(), entry.version());
  }

  /** A table with its first commit. */
  void table(String name) {
    commit(
        name,
        0,
        """
        {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
        {"metaData":{"id":"id-%s","format":{"provider":"parquet","options":{}},\
        "schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],\
        "configuration":{}}}
        """
            .formatted(name));
  }

  void commit(String table, long version, String actions) {
    time.advance(Duration.ofSeconds(1));
    put(
        north,
        String.format(Locale.ROOT, "%s/_delta_log/%020d.json", table, version),
        actions.getBytes(StandardCharsets.UTF_8));
  }

  /** A commit that adds one file. */
  void append(String table, long version, byte[] bytes) {
    put(north, table + "/part-" + version + ".parquet", bytes);
    commit(
        table,
        version,
        """
        {"add":{"path":"part-%d.parquet","partitionValues":{},"size":%d,\
        "modificationTime":0,"dataChange":true}}
        """
            .formatted(version, bytes.length));
  }

  /** A file at the primary that no table holds. */
  void file(String path, byte[] bytes) {
    put(north, path, bytes);
  }

  private static void put(ObjectStore store, String path, byte[] bytes) {
    store.create(ObjectPath.of(path), Content.of(bytes), WriteOptions.DURABLE);
  }

  /** Changes the first byte of a file at the secondary, and nothing else. */
  void flip(String path) {
    ObjectEntry entry = south.head(ObjectPath.of(path)).orElseThrow();
    byte[] bytes = read(path);
    bytes[0] ^= 1;
    south.replace(entry.path(), entry.version(), Content.of(bytes), WriteOptions.DURABLE);
  }

  byte[] read(String path) {
    try (java.io.InputStream in = south.open(ObjectPath.of(path))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  /** What the metadata table at the secondary says of a group. */
  SyncState metadata(String group) {
    Clock clock = clock();
    return new DeltaControlTable(south, ControlBook.FOLDER, clock, Ids.seeded(2, clock))
        .read().orElseThrow().stream()
            .filter(row -> row.name().equals(group))
            .findFirst()
            .orElseThrow()
            .state();
  }

  /** What lies at the secondary, in a folder. */
  List<String> secondaryFiles(String under) {
    try (Stream<ObjectEntry> entries = south.list(ObjectPath.of(under), "")) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }

  /** Opens both regions, each with the faults that are planned for it. */
  private final class Regions implements ObjectStoreFactory {
    @Override
    public Set<String> schemes() {
      return memory.schemes();
    }

    @Override
    public ObjectReader openReader(Location root, AdapterContext context) {
      return FaultyStore.reader(memory.openReader(root, context), plan(root));
    }

    @Override
    public ObjectStore openStore(Location root, AdapterContext context) {
      opened.add(context);
      ObjectStore store = memory.openStore(root, context);
      boolean isSecondary = root.authority().equals("south");
      return isSecondary
          ? secondaryStores.apply(FaultyStore.of(store, plan(root)))
          : FaultyStore.of(store, plan(root));
    }

    private FaultPlan plan(Location root) {
      return root.authority().equals("north") ? primary : secondary;
    }
  }
}
