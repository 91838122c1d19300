package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.Shorthand;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A record of the model as its annotations describe it.
 *
 * @param type the record
 * @param fields its components, in order
 */
public record RecordModel<T extends Record>(Class<T> type, List<ModelField> fields) {
  private static final Map<Class<?>, RecordModel<?>> KNOWN = new ConcurrentHashMap<>();

  /** The model of that record. */
  @SuppressWarnings("unchecked") // the map holds under each type its own model
  public static <T extends Record> RecordModel<T> of(Class<T> type) {
    return (RecordModel<T>) KNOWN.computeIfAbsent(type, any -> read(type));
  }

  private static <T extends Record> RecordModel<T> read(Class<T> type) {
    return new RecordModel<>(
        type, Arrays.stream(type.getRecordComponents()).map(ModelField::of).toList());
  }

  /** The components that have a key of their own, those of inline records among them. */
  public Stream<ModelField> keyed() {
    return fields.stream()
        .flatMap(
            field ->
                field.isInline() && field.shape() instanceof Shape.Nested nested
                    ? of(nested.type()).keyed()
                    : Stream.of(field));
  }

  /** The key that a bare text is the value of, where the record may be written so. */
  public Optional<String> shorthand() {
    return Optional.ofNullable(type.getAnnotation(Shorthand.class)).map(Shorthand::value);
  }

  /**
   * A record of those values.
   *
   * @throws IllegalArgumentException when the record refuses them
   */
  T create(Object[] values) {
    try {
      return constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private Constructor<T> constructor() throws NoSuchMethodException {
    return type.getConstructor(
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
  }
}
