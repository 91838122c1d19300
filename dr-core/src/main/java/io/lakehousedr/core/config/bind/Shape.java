package io.lakehousedr.core.config.bind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the value of a component is built. */
public sealed interface Shape {
  /** From one text, number or truth value. */
  record One(Scalar<?> scalar) implements Shape {}

  /** From an object. */
  record Nested(Class<? extends Record> type) implements Shape {}

  /** From a list. */
  record Many(Shape item) implements Shape {}

  /** From an object with free keys. */
  record Named(Shape value) implements Shape {}

  /** From a value that may be absent. */
  record Maybe(Shape value) implements Shape {}

  /** The shape of a component's type. */
  static Shape of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Shape inner = of(arguments[arguments.length - 1]);
      Type raw = generic.getRawType();
      return raw == List.class
          ? new Many(inner)
          : raw == Map.class ? new Named(inner) : new Maybe(inner);
    }
    Class<?> plain = (Class<?>) type;
    Optional<Scalar<?>> scalar = Scalars.of(plain);
    return scalar.<Shape>map(One::new).orElseGet(() -> new Nested(plain.asSubclass(Record.class)));
  }
}
