package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.json.JsonValue;
import io.lakehousedr.core.config.model.SecretShape;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.error.Problem;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that groups depend on groups that there are, and not on themselves by a detour. */
final class Dependencies {
  private final Report report;

  Dependencies(Report report) {
    this.report = report;
  }

  /** A group and its place. */
  record Node(SyncGroup group, Scope place) {}

  /**
   * The places of the groups that were reported.
   *
   * @param others names of groups that have a problem already, which may be depended on
   */
  Set<Scope> check(List<Node> nodes, Set<String> others) {
    Map<String, List<String>> edges = new HashMap<>();
    nodes.forEach(node -> edges.putIfAbsent(node.group().name(), node.group().dependsOn()));
    Set<Scope> bad = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node : nodes) {
      if (!Report.all(known(node, edges.keySet(), others), acyclic(node, edges))) {
        bad.add(node.place());
      }
    }
    return bad;
  }

  private boolean known(Node node, Set<String> names, Set<String> others) {
    boolean sound = true;
    for (int i = 0; i < node.group().dependsOn().size(); i++) {
      String wanted = node.group().dependsOn().get(i);
      sound &=
          names.contains(wanted)
              || others.contains(wanted)
              || report.at(
                  node.place().item("depends_on", i),
                  Problem.CONFIG_INVALID,
                  "there is no group "
                      + SecretShape.quote(wanted)
                      + ": write the group_name of one in this file");
    }
    return sound;
  }

  private boolean acyclic(Node node, Map<String, List<String>> edges) {
    Deque<String> open = new ArrayDeque<>(node.group().dependsOn());
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String name = open.pop();
      if (name.equals(node.group().name())) {
        return report.at(
            node.place().place("depends_on"),
            Problem.CONFIG_INVALID,
            "the group waits for itself, through the groups it depends on: break the circle");
      }
      if (seen.add(name)) {
        open.addAll(edges.getOrDefault(name, List.of()));
      }
    }
    return true;
  }

  /** Every group name in an entry that was left out: its own, or those of a whole workspace. */
  static Stream<String> names(JsonValue entry) {
    if (!(entry instanceof JsonValue.JsonObject object)) {
      return Stream.empty();
    }
    Stream<String> inner =
        object.value("sync_groups").stream()
            .filter(JsonValue.JsonArray.class::isInstance)
            .flatMap(list -> ((JsonValue.JsonArray) list).items().stream())
            .flatMap(Dependencies::names);
    return Stream.concat(object.text("group_name").stream(), inner);
  }
}
