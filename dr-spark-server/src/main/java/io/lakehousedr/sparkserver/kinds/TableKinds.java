package io.lakehousedr.sparkserver.kinds;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All kinds of table this server can make. */
public final class TableKinds {
  private static final Map<String, TableKind> BY_NAME = index();

  private TableKinds() {}

  /** The names of all kinds. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** The kind of this name. */
  public static TableKind named(String name) {
    TableKind kind = BY_NAME.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("Unknown kind '" + name + "', known: " + names());
    }
    return kind;
  }

  private static Map<String, TableKind> index() {
    Map<String, TableKind> index = new LinkedHashMap<>();
    Stream.of(
            BasicKinds.all(),
            PartitionKinds.all(),
            RowLevelKinds.all(),
            SchemaKinds.all(),
            CheckpointKinds.all(),
            HistoryKinds.all(),
            OriginKinds.all())
        .flatMap(Collection::stream)
        .forEach(kind -> put(index, kind));
    return index;
  }

  private static void put(Map<String, TableKind> index, TableKind kind) {
    if (index.put(kind.name(), kind) != null) {
      throw new IllegalStateException("Two kinds are named " + kind.name());
    }
  }
}
