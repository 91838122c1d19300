package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.json.JsonValue;
import io.lakehousedr.core.config.json.JsonValue.JsonArray;
import io.lakehousedr.core.config.json.JsonValue.JsonObject;
import java.util.Optional;

/**
 * An object of the file within the objects around it.
 *
 * @param object the object
 * @param path its JSON path
 * @param outer what encloses it; empty for the whole file
 * @param shorthand the key that was not written, because its value stands for the whole object
 */
public record Scope(
    JsonObject object, String path, Optional<Scope> outer, Optional<String> shorthand) {
  /** A value and its path. */
  public record Found(JsonValue value, String path) {}

  /** The value of a key of this object. */
  public Optional<Found> own(String key) {
    return object.value(key).map(value -> new Found(value, path(key)));
  }

  /** The value of a key of the closest enclosing object that has it. */
  public Optional<Found> outside(String key) {
    return outer.flatMap(scope -> scope.own(key).or(() -> scope.outside(key)));
  }

  /** The value of a key of this or the closest enclosing object that has it. */
  public Optional<Found> find(String key) {
    return own(key).or(() -> outside(key));
  }

  /** The text of such a key; blank counts as absent. */
  public Optional<String> findText(String key) {
    return find(key)
        .map(Found::value)
        .filter(JsonValue.JsonText.class::isInstance)
        .map(value -> ((JsonValue.JsonText) value).text())
        .filter(text -> !text.isBlank());
  }

  /** The path of a key of this object. */
  public String path(String key) {
    if (shorthand.filter(key::equals).isPresent()) {
      return path;
    }
    return key.matches("[A-Za-z_$][A-Za-z0-9_$]*")
        ? path + "." + key
        : path + "['" + key.replace("'", "\\'") + "']";
  }

  /** A key's value, or this object when the key is absent: what a problem is reported at. */
  public Found place(String key) {
    return own(key).orElseGet(() -> new Found(object, path(key)));
  }

  /** This object as what a problem is reported at. */
  public Found self() {
    return new Found(object, path);
  }

  /** The item of a key's list; the value itself when it is no list, or too short. */
  public Found item(String key, int index) {
    Found list = place(key);
    if (list.value() instanceof JsonArray array && index < array.items().size()) {
      return new Found(array.items().get(index), list.path() + "[" + index + "]");
    }
    return list;
  }
}
