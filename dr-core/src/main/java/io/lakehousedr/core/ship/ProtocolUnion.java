package io.lakehousedr.core.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.delta.ActionTree;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What two protocols demand together (PROTOCOL.md, "Protocol Evolution", "Table Features for Reader
 * and Writer Versions"). Where one lists its features and the other does not, the versions of the
 * latter are spelled out.
 */
final class ProtocolUnion {
  private static final int LISTS_READERS = 3;
  private static final int LISTS_WRITERS = 7;
  private static final Map<Integer, Set<String>> SINCE =
      Map.of(
          2, Set.of("appendOnly", "invariants"),
          3, Set.of("checkConstraints"),
          4, Set.of("changeDataFeed", "generatedColumns"),
          5, Set.of("columnMapping"),
          6, Set.of("identityColumns"));

  private ProtocolUnion() {}

  /** The lowest protocol that neither side is above. */
  static ObjectNode of(JsonNode one, JsonNode other) {
    int reader = Math.max(number(one, "minReaderVersion"), number(other, "minReaderVersion"));
    int writer = Math.max(number(one, "minWriterVersion"), number(other, "minWriterVersion"));
    ObjectNode union = ActionTree.empty();
    union.put("minReaderVersion", reader);
    union.put("minWriterVersion", writer);
    if (reader >= LISTS_READERS) {
      list(union, "readerFeatures", both(readers(one), readers(other)));
    }
    if (writer >= LISTS_WRITERS) {
      list(union, "writerFeatures", both(writers(one), writers(other)));
    }
    return union;
  }

  /** Whether both demand the same. */
  static boolean same(JsonNode one, JsonNode other) {
    return of(one, one).equals(of(other, other));
  }

  private static int number(JsonNode protocol, String field) {
    return protocol.path(field).asInt(1);
  }

  private static SortedSet<String> readers(JsonNode protocol) {
    SortedSet<String> features = listed(protocol, "readerFeatures");
    if (number(protocol, "minReaderVersion") == 2) {
      features.add("columnMapping");
    }
    return features;
  }

  private static SortedSet<String> writers(JsonNode protocol) {
    SortedSet<String> features = listed(protocol, "writerFeatures");
    int version = number(protocol, "minWriterVersion");
    if (version < LISTS_WRITERS) {
      SINCE.forEach((since, names) -> features.addAll(since <= version ? names : Set.of()));
    }
    return features;
  }

  private static SortedSet<String> listed(JsonNode protocol, String field) {
    SortedSet<String> features = new TreeSet<>();
    protocol.path(field).forEach(feature -> features.add(feature.asText()));
    return features;
  }

  private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
    one.addAll(other);
    return one;
  }

  private static void list(ObjectNode protocol, String field, SortedSet<String> features) {
    features.forEach(protocol.putArray(field)::add);
  }
}
