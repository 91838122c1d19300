package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.json.JsonValue;
import io.lakehousedr.core.config.model.SecretShape;
import io.lakehousedr.core.config.problem.Problems;
import io.lakehousedr.error.Nearest;
import io.lakehousedr.error.Problem;
import java.util.List;
import java.util.Map;

/** Checks the keys of objects: none unknown, none twice. */
final class Keys {
  private static final int MOST_LISTED = 12;

  private final Problems problems;

  Keys(Problems problems) {
    this.problems = problems;
  }

  /** Reports every key that is not good. */
  void check(RecordModel<?> model, Scope scope) {
    List<String> known = model.keyed().map(ModelField::key).toList();
    checkTwice(scope);
    for (Map.Entry<String, JsonValue.Member> member : scope.object().members().entrySet()) {
      if (!known.contains(member.getKey()) && !isSpare(member.getKey(), scope)) {
        problems.add(
            Problem.CONFIG_UNKNOWN_KEY,
            member.getValue().at(),
            scope.path(member.getKey()),
            message(member.getKey(), known));
      }
    }
  }

  /** Reports keys that stand twice; also of objects with free keys. */
  void checkTwice(Scope scope) {
    for (JsonValue.Duplicate duplicate : scope.object().duplicates()) {
      problems.add(
          Problem.CONFIG_DUPLICATE,
          duplicate.at(),
          scope.path(duplicate.key()),
          "the key "
              + SecretShape.quote(duplicate.key())
              + " stands here already, at "
              + duplicate.first()
              + ": remove one of the two");
    }
  }

  private static boolean isSpare(String key, Scope scope) {
    return key.startsWith("_comment") || (scope.outer().isEmpty() && key.equals("$schema"));
  }

  private static String message(String key, List<String> known) {
    String start = "unknown key " + SecretShape.quote(key);
    return Nearest.to(key, known)
        .map(meant -> start + ", did you mean \"" + meant + "\"?")
        .orElseGet(() -> start + ": remove it" + choices(known));
  }

  private static String choices(List<String> known) {
    return known.size() > MOST_LISTED
        ? "; docs/config.schema.json lists the keys there are"
        : "; the keys here are " + String.join(", ", known);
  }
}
