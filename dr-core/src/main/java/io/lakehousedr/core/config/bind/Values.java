package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.json.JsonValue;
import io.lakehousedr.core.config.json.JsonValue.JsonBoolean;
import io.lakehousedr.core.config.json.JsonValue.JsonNumber;
import io.lakehousedr.core.config.json.JsonValue.JsonText;
import io.lakehousedr.core.config.model.Key;
import io.lakehousedr.core.config.problem.Problems;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Binds single values. */
final class Values {
  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** The value, or empty when it was reported as wrong. */
  Optional<Object> read(Scalar<?> scalar, Key rule, Scope.Found found, Scope scope) {
    Optional<String> text = text(scalar, found.value());
    if (text.isEmpty()) {
      return wrong(
          found,
          Problem.CONFIG_INVALID,
          "this must be " + scalar.expects() + ", and is " + found.value().kind());
    }
    if (text.get().isBlank()) {
      return wrong(found, Problem.CONFIG_MISSING, "this is empty: it must be " + scalar.expects());
    }
    return read(scalar, rule, text.get(), found, scope);
  }

  private Optional<Object> read(
      Scalar<?> scalar, Key rule, String text, Scope.Found found, Scope scope) {
    try {
      Object value = scalar.reader().read(text, scope);
      checkRange(rule, value);
      return Optional.of(value);
    } catch (DrException e) {
      return wrong(found, e.problem(), e.message());
    } catch (IllegalArgumentException e) {
      return wrong(found, Problem.CONFIG_INVALID, String.valueOf(e.getMessage()));
    }
  }

  Optional<Object> wrong(Scope.Found found, Problem problem, String message) {
    problems.add(problem, found.value().at(), found.path(), message);
    return Optional.empty();
  }

  private static Optional<String> text(Scalar<?> scalar, JsonValue value) {
    if (value instanceof JsonText given) {
      return Optional.of(given.text());
    }
    boolean numeric =
        scalar.jsonTypes().contains("integer") || scalar.jsonTypes().contains("number");
    if (value instanceof JsonNumber number && numeric) {
      return Optional.of(number.text());
    }
    return value instanceof JsonBoolean truth && scalar.jsonTypes().contains("boolean")
        ? Optional.of(Boolean.toString(truth.value()))
        : Optional.empty();
  }

  private static void checkRange(Key rule, Object value) {
    if (value instanceof Duration time && time.toSeconds() < rule.least()) {
      throw new IllegalArgumentException("this is too short: it must be a second at least");
    }
    if (!(value instanceof Integer) && !(value instanceof BigDecimal)) {
      return;
    }
    BigDecimal number = new BigDecimal(value.toString());
    if (number.compareTo(BigDecimal.valueOf(rule.least())) < 0
        || number.compareTo(BigDecimal.valueOf(rule.most())) > 0) {
      throw new IllegalArgumentException(value + " is out of range: it must be " + range(rule));
    }
  }

  private static String range(Key rule) {
    return rule.most() == Long.MAX_VALUE
        ? "at least " + rule.least()
        : "from " + rule.least() + " to " + rule.most();
  }
}
