package io.lakehousedr.core.ship;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.core.delta.ActionTree;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a log says of its table beside files: the last of each kind and name. Not thread-safe. */
final class TableHead {
  private final SortedMap<Kind, SortedMap<String, ObjectNode>> actions = new TreeMap<>();

  /** Remembers a line in place of an earlier one; those that name files are none of its. */
  void put(ActionLine line) {
    switch (line.kind()) {
      case PROTOCOL, METADATA, TRANSACTION, DOMAIN ->
          actions
              .computeIfAbsent(line.kind(), kind -> new TreeMap<>())
              .put(line.name(), ActionTree.of(line));
      default -> {}
    }
  }

  Optional<ObjectNode> protocol() {
    return Optional.ofNullable(named(Kind.PROTOCOL).get(""));
  }

  Optional<ObjectNode> metadata() {
    return Optional.ofNullable(named(Kind.METADATA).get(""));
  }

  /** Those of one kind, by name. */
  SortedMap<String, ObjectNode> named(Kind kind) {
    return actions.getOrDefault(kind, Collections.emptySortedMap());
  }
}
