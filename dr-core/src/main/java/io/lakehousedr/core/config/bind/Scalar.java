package io.lakehousedr.core.config.bind;

import java.util.List;
import java.util.Optional;

/**
 * A value that stands in the file as one text, number or truth value.
 *
 * @param type of the value
 * @param expects what the file must hold, for messages
 * @param jsonTypes what JSON Schema calls it; texts are always read too
 * @param pattern that texts have, where there is a simple one
 * @param choices the only texts there are; empty when there are others
 * @param reader how it is read
 */
public record Scalar<T>(
    Class<T> type,
    String expects,
    List<String> jsonTypes,
    Optional<String> pattern,
    List<String> choices,
    Reader<T> reader) {
  /** Reads one value. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads it.
     *
     * @param scope where it stands, for what else it depends on
     * @throws IllegalArgumentException saying what is wrong
     * @throws io.lakehousedr.error.DrException when that has a problem code of its own
     */
    T read(String text, Scope scope);
  }

  /** Copies the lists. */
  public Scalar {
    jsonTypes = List.copyOf(jsonTypes);
    choices = List.copyOf(choices);
  }

  static <T> Scalar<T> text(Class<T> type, String expects, Reader<T> reader) {
    return new Scalar<>(type, expects, List.of("string"), Optional.empty(), List.of(), reader);
  }

  static <T> Scalar<T> ofType(
      Class<T> type, String jsonType, String expects, String pattern, Reader<T> reader) {
    List<String> types = List.of(jsonType, "string");
    return new Scalar<>(type, expects, types, Optional.of(pattern), List.of(), reader);
  }

  Scalar<T> matching(String form) {
    return new Scalar<>(type, expects, jsonTypes, Optional.of(form), choices, reader);
  }
}
