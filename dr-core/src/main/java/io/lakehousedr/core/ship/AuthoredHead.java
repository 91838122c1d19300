package io.lakehousedr.core.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.core.delta.ActionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What an authored commit says beside files: only what the target does not say already.
 *
 * <ul>
 *   <li>{@code metaData} is the source's. Mode clone keeps its id too, so that streams and readers
 *       take both for one table; mode overwrite keeps the id of the target.
 *   <li>The version since which in-commit timestamps are kept is a version of the target.
 *   <li>{@code protocol} is the source's in mode clone; mode overwrite raises that of the target
 *       and never lowers it.
 *   <li>The high-water mark of row ids is never lowered.
 * </ul>
 */
final class AuthoredHead {
  private static final String ENABLED = "delta.enableInCommitTimestamps";
  private static final String SINCE_VERSION = "delta.inCommitTimestampEnablementVersion";
  private static final String SINCE_TIME = "delta.inCommitTimestampEnablementTimestamp";
  private static final String ROW_TRACKING = "delta.rowTracking";

  private final Shipment shipment;
  private final TargetHead head;
  private final TableHead source;
  private final Optional<TableHead> target;
  private final List<String> lines = new ArrayList<>();
  private Keeping keeping;

  /** Whether the target keeps in-commit timestamps after the commit. */
  private enum Keeping {
    YES,
    NO
  }

  /**
   * Decides what has to be said.
   *
   * @param source all that the source says, or what is new of it
   * @param target all that the target says; absent when it is new, or does not matter
   */
  AuthoredHead(Shipment shipment, TargetHead head, TableHead source, Optional<TableHead> target) {
    this.shipment = shipment;
    this.head = head;
    this.source = source;
    this.target = target;
    this.keeping = head.inCommitTimestamp().isPresent() ? Keeping.YES : Keeping.NO;
    source.protocol().ifPresent(this::protocol);
    source.metadata().ifPresent(this::metadata);
    named(Kind.DOMAIN, "domainMetadata");
    named(Kind.TRANSACTION, "txn");
  }

  /** Says too that domains which only the target has are gone: {@code source} is all there is. */
  AuthoredHead whole() {
    target
        .map(known -> known.named(Kind.DOMAIN))
        .ifPresent(
            domains ->
                domains.forEach(
                    (name, fields) -> {
                      if (!source.named(Kind.DOMAIN).containsKey(name)
                          && !name.equals(ROW_TRACKING)) {
                        lines.add(
                            ActionTree.line(
                                "domainMetadata", fields.deepCopy().put("removed", true)));
                      }
                    }));
    return this;
  }

  /** The lines, protocol and metadata first. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The commit's timestamp, in milliseconds since 1970: the source's, but always rising. */
  long timestamp() {
    long time = shipment.to().timestamp().toEpochMilli();
    OptionalLong before = head.inCommitTimestamp();
    return before.isPresent() ? Math.max(time, before.getAsLong() + 1) : time;
  }

  /** The commit's timestamp, where the target keeps it in the log. */
  OptionalLong inCommitTimestamp() {
    return keeping == Keeping.YES ? OptionalLong.of(timestamp()) : OptionalLong.empty();
  }

  private boolean overwrites() {
    return shipment.member().kind() == Member.Kind.OVERWRITE;
  }

  private void protocol(ObjectNode wanted) {
    Optional<ObjectNode> old = target.flatMap(TableHead::protocol);
    ObjectNode next =
        overwrites() ? old.map(known -> ProtocolUnion.of(known, wanted)).orElse(wanted) : wanted;
    if (old.isEmpty() || !ProtocolUnion.same(old.get(), next)) {
      lines.add(ActionTree.line("protocol", next));
    }
  }

  private void metadata(ObjectNode wanted) {
    Optional<ObjectNode> old = target.flatMap(TableHead::metadata);
    ObjectNode next = wanted.deepCopy();
    if (overwrites()) {
      old.map(known -> known.get("id")).ifPresent(id -> next.set("id", id));
    }
    ObjectNode properties = next.withObjectProperty("configuration");
    keeping = keeps(next) ? Keeping.YES : Keeping.NO;
    properties.remove(List.of(SINCE_VERSION, SINCE_TIME));
    if (keeping == Keeping.YES && head.version() >= 0) {
      since(properties, old.orElseGet(ActionTree::empty));
    }
    if (!old.equals(Optional.of(next))) {
      lines.add(ActionTree.line("metaData", next));
    }
  }

  private static boolean keeps(JsonNode metadata) {
    return metadata.path("configuration").path(ENABLED).asText().equalsIgnoreCase("true");
  }

  private void since(ObjectNode properties, ObjectNode old) {
    if (!keeps(old)) {
      properties.put(SINCE_VERSION, Long.toString(head.version() + 1));
      properties.put(SINCE_TIME, Long.toString(timestamp()));
      return;
    }
    for (String name : List.of(SINCE_VERSION, SINCE_TIME)) {
      JsonNode known = old.path("configuration").get(name);
      if (known != null) {
        properties.set(name, known);
      }
    }
  }

  private void named(Kind kind, String action) {
    SortedMap<String, ObjectNode> old =
        target.map(known -> known.named(kind)).orElseGet(java.util.Collections::emptySortedMap);
    source
        .named(kind)
        .forEach(
            (name, fields) -> {
              JsonNode before = old.getOrDefault(name, ActionTree.empty());
              if (!before.equals(fields)
                  && !(name.equals(ROW_TRACKING) && lowers(before, fields))) {
                lines.add(ActionTree.line(action, fields));
              }
            });
  }

  private static boolean lowers(JsonNode before, JsonNode after) {
    return mark(before) >= mark(after);
  }

  private static long mark(JsonNode domain) {
    return ActionTree.parse(domain.path("configuration").asText())
        .path("rowIdHighWaterMark")
        .asLong(-1);
  }
}
