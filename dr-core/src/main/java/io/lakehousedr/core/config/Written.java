package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.json.JsonValue.JsonArray;
import io.lakehousedr.core.config.json.JsonValue.JsonText;

/** Looks at what stands in the file, so that a bad value is not reported as a missing one too. */
final class Written {
  private Written() {}

  /** Whether a key of the object has a value that says something, good or bad. */
  static boolean something(Scope place, String key) {
    return place
        .own(key)
        .map(Scope.Found::value)
        .filter(value -> !(value instanceof JsonText text && text.text().isBlank()))
        .filter(value -> !(value instanceof JsonArray array && array.items().isEmpty()))
        .isPresent();
  }
}
