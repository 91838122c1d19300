package io.lakehousedr.core.config.json;

import io.lakehousedr.core.config.problem.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value and where it stands. */
public sealed interface JsonValue {
  /** The place of its first character. */
  Position at();

  /** What it is, for messages. */
  String kind();

  /**
   * An object; its members keep the order of the text.
   *
   * @param duplicates keys that were already there, with their values; the first one counts
   */
  record JsonObject(Position at, Map<String, Member> members, List<Duplicate> duplicates)
      implements JsonValue {
    /** Copies the members. */
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
      duplicates = List.copyOf(duplicates);
    }

    /** The value of {@code key}; empty when it is absent or {@code null}. */
    public Optional<JsonValue> value(String key) {
      return Optional.ofNullable(members.get(key))
          .map(Member::value)
          .filter(value -> !(value instanceof JsonNull));
    }

    /** The value of {@code key} when it is text. */
    public Optional<String> text(String key) {
      return value(key).filter(JsonText.class::isInstance).map(value -> ((JsonText) value).text());
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * A key's value.
   *
   * @param at where the key stands
   */
  record Member(Position at, JsonValue value) {}

  /**
   * A key that an object has already.
   *
   * @param first where it stands first
   */
  record Duplicate(String key, Position at, Position first) {}

  /** An array. */
  record JsonArray(Position at, List<JsonValue> items) implements JsonValue {
    /** Copies the items. */
    public JsonArray {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A text. */
  record JsonText(Position at, String text) implements JsonValue {
    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * A number.
   *
   * @param text its digits as they stand in the file
   */
  record JsonNumber(Position at, String text) implements JsonValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** True or false. */
  record JsonBoolean(Position at, boolean value) implements JsonValue {
    @Override
    public String kind() {
      return Boolean.toString(value);
    }
  }

  /** Null, which counts as absent. */
  record JsonNull(Position at) implements JsonValue {
    @Override
    public String kind() {
      return "null";
    }
  }
}
