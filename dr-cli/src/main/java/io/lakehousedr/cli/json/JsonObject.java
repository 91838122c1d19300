package io.lakehousedr.cli.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One object, its keys in the order they were put in. What is empty is left out. Instants are ISO
 * 8601 in UTC, durations are seconds. Not thread-safe.
 *
 * <p>Written by hand and not with Jackson: loading a mapper takes longer than most commands.
 */
public final class JsonObject {
  /** Raised when a program that reads these lines would misunderstand them. */
  public static final int FORMAT = 1;

  private final StringBuilder text = new StringBuilder("{");

  /** An object without keys, for use inside another. */
  public static JsonObject part() {
    return new JsonObject();
  }

  /** A line of that type: it begins with the format and the type. */
  public static JsonObject line(String type) {
    return new JsonObject().put("format", FORMAT).put("type", type);
  }

  private JsonObject() {}

  /** Puts a text. */
  public JsonObject put(String key, String value) {
    return raw(key, JsonText.quote(value));
  }

  /** Puts a number. */
  public JsonObject put(String key, long value) {
    return raw(key, Long.toString(value));
  }

  /** Puts a decimal number. */
  public JsonObject put(String key, BigDecimal value) {
    return raw(key, value.toPlainString());
  }

  /** Puts true or false. */
  public JsonObject put(String key, Boolean value) {
    return raw(key, value.toString());
  }

  /** Puts an instant. */
  public JsonObject put(String key, Instant value) {
    return put(key, value.toString());
  }

  /** Puts a duration, in seconds with their fraction. */
  public JsonObject put(String key, Duration value) {
    return put(key, BigDecimal.valueOf(value.toMillis(), 3).stripTrailingZeros());
  }

  /** Puts an object. */
  public JsonObject put(String key, JsonObject value) {
    return raw(key, value.toString());
  }

  /** Puts a number, if there is one. */
  public JsonObject put(String key, OptionalLong value) {
    return value.isPresent() ? put(key, value.getAsLong()) : this;
  }

  /** Puts a text, an instant, a duration or a number, if there is one. */
  public JsonObject put(String key, Optional<?> value) {
    return value.map(present -> any(key, present)).orElse(this);
  }

  /** Puts a list of objects. */
  public JsonObject objects(String key, List<JsonObject> values) {
    return raw(key, values.toString());
  }

  /** Puts a list of texts. */
  public JsonObject texts(String key, List<String> values) {
    return raw(key, values.stream().map(JsonText::quote).toList().toString());
  }

  /** Puts what is JSON already. */
  public JsonObject raw(String key, String json) {
    text.append(text.length() == 1 ? "" : ",");
    text.append(JsonText.quote(key)).append(':').append(json);
    return this;
  }

  private JsonObject any(String key, Object value) {
    if (value instanceof Instant instant) {
      return put(key, instant);
    }
    if (value instanceof Duration duration) {
      return put(key, duration);
    }
    return value instanceof Number number
        ? raw(key, number.toString())
        : put(key, value.toString());
  }

  /** The object on one line. */
  @Override
  public String toString() {
    return text + "}";
  }
}
