package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.Key;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A component of a record of the model.
 *
 * @param key in the file
 * @param shape of its value
 * @param rule what the model says of it
 */
public record ModelField(String key, Shape shape, Key rule) {
  static ModelField of(RecordComponent component) {
    Key rule =
        Objects.requireNonNull(
            component.getAnnotation(Key.class), () -> component + " has no @Key annotation");
    String key = rule.value().isEmpty() ? snake(component.getName()) : rule.value();
    return new ModelField(key, Shape.of(component.getGenericType()), rule);
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z0-9])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Whether the record's own keys stand in the enclosing object. */
  public boolean isInline() {
    return rule.layout() == Key.Layout.INLINE;
  }

  /** Its default as it would be written. */
  public Optional<String> standard() {
    return rule.standard().isEmpty() ? Optional.empty() : Optional.of(rule.standard());
  }

  /** Whether a file must have it. */
  public boolean isRequired() {
    boolean single = shape instanceof Shape.One || shape instanceof Shape.Nested;
    return standard().isEmpty() && (single || rule.layout() == Key.Layout.ISOLATED);
  }
}
