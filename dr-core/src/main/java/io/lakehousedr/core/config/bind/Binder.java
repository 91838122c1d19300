package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.json.JsonValue;
import io.lakehousedr.core.config.json.JsonValue.JsonArray;
import io.lakehousedr.core.config.json.JsonValue.JsonObject;
import io.lakehousedr.core.config.json.JsonValue.JsonText;
import io.lakehousedr.core.config.model.Key;
import io.lakehousedr.core.config.problem.Problems;
import io.lakehousedr.error.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Binds a tree to records of the model. It goes on after a problem, with the default in place of a
 * bad value where there is one, so that later checks can find the other problems at once. A record
 * with a problem is not sound, and what holds it is not either, up to the next isolated list. One
 * use, one thread.
 */
public final class Binder {
  private final Problems problems;
  private final Values values;
  private final Keys keys;
  private final IdentityHashMap<Object, Scope> places = new IdentityHashMap<>();
  private final Set<Object> unsound = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Dropped> dropped = new ArrayList<>();
  private int isolated;

  /** A binder that adds what it finds to {@code problems}. */
  public Binder(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
    this.keys = new Keys(problems);
  }

  /** The root as a record, sound or not; empty when what it must have is missing or bad. */
  public <T extends Record> Optional<T> bind(Class<T> type, JsonValue root) {
    return nested(type, new Scope.Found(root, "$"), Optional.empty()).map(type::cast);
  }

  /** Where a record that was made stands in the file. */
  public Scope place(Object made) {
    return Objects.requireNonNull(places.get(made), "not made by this binder");
  }

  /** Whether a record that was made has no problem, isolated entries aside. */
  public boolean isSound(Object made) {
    return !unsound.contains(made);
  }

  /** The entries of isolated lists that are not sound, whether a record was made of them or not. */
  public List<Dropped> dropped() {
    return List.copyOf(dropped);
  }

  private Optional<Object> nested(
      Class<? extends Record> type, Scope.Found found, Optional<Scope> outer) {
    RecordModel<?> model = RecordModel.of(type);
    Optional<String> bare = model.shorthand().filter(key -> found.value() instanceof JsonText);
    if (!(found.value() instanceof JsonObject) && bare.isEmpty()) {
      return values.wrong(
          found,
          Problem.CONFIG_INVALID,
          "this must be "
              + model.shorthand().map(key -> "text or ").orElse("")
              + "an object, and is "
              + found.value().kind());
    }
    Scope scope = new Scope(object(found.value(), bare), found.path(), outer, bare);
    int before = faults();
    keys.check(model, scope);
    Optional<Object> made = make(model, scope);
    made.filter(any -> faults() > before).ifPresent(unsound::add);
    return made;
  }

  /** Problems so far that are not those of an isolated entry. */
  private int faults() {
    return problems.reported() - isolated;
  }

  private static JsonObject object(JsonValue value, Optional<String> bare) {
    if (value instanceof JsonObject object) {
      return object;
    }
    Map<String, JsonValue.Member> one =
        Map.of(bare.orElseThrow(), new JsonValue.Member(value.at(), value));
    return new JsonObject(value.at(), one, List.of());
  }

  private Optional<Object> make(RecordModel<?> model, Scope scope) {
    List<Optional<Object>> parts = new ArrayList<>();
    model.fields().forEach(field -> parts.add(field(field, scope)));
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    try {
      Object made = model.create(parts.stream().map(Optional::orElseThrow).toArray());
      places.put(made, scope);
      return Optional.of(made);
    } catch (IllegalArgumentException e) {
      return values.wrong(
          new Scope.Found(scope.object(), scope.path()),
          Problem.CONFIG_INVALID,
          String.valueOf(e.getMessage()));
    }
  }

  private Optional<Object> field(ModelField field, Scope scope) {
    if (field.isInline() && field.shape() instanceof Shape.Nested inline) {
      return make(RecordModel.of(inline.type()), scope);
    }
    Optional<Scope.Found> given = given(field, scope);
    if (given.isEmpty() && field.isRequired()) {
      return values.wrong(
          scope.place(field.key()),
          Problem.CONFIG_MISSING,
          "\"" + field.key() + "\" is missing. " + field.rule().about());
    }
    return given
        .flatMap(found -> value(field.shape(), field.rule(), found, scope))
        .or(() -> absent(field, scope));
  }

  /** The value that counts: the own one, or an inherited one. An empty text counts as none. */
  private static Optional<Scope.Found> given(ModelField field, Scope scope) {
    Optional<Scope.Found> own = scope.own(field.key()).filter(Binder::saysSomething);
    return own.isPresent() || field.rule().inherits().isEmpty()
        ? own
        : scope.outside(field.rule().inherits()).filter(Binder::saysSomething);
  }

  private static boolean saysSomething(Scope.Found found) {
    return !(found.value() instanceof JsonText text && text.text().isBlank());
  }

  private Optional<Object> absent(ModelField field, Scope scope) {
    return field.standard().isPresent()
        ? value(field.shape(), field.rule(), standard(field, scope), scope)
        : nothing(field.shape());
  }

  private static Scope.Found standard(ModelField field, Scope scope) {
    Scope.Found place = scope.place(field.key());
    String text = field.standard().orElseThrow();
    JsonValue value =
        text.equals("{}")
            ? new JsonObject(place.value().at(), Map.of(), List.of())
            : new JsonText(place.value().at(), text);
    return new Scope.Found(value, place.path());
  }

  private static Optional<Object> nothing(Shape shape) {
    if (shape instanceof Shape.Many) {
      return Optional.of(List.of());
    }
    if (shape instanceof Shape.Named) {
      return Optional.of(Map.of());
    }
    return shape instanceof Shape.Maybe ? Optional.of(Optional.empty()) : Optional.empty();
  }

  private Optional<Object> value(Shape shape, Key rule, Scope.Found found, Scope scope) {
    if (shape instanceof Shape.One one) {
      return values.read(one.scalar(), rule, found, scope);
    }
    if (shape instanceof Shape.Nested nested) {
      return nested(nested.type(), found, Optional.of(scope));
    }
    if (shape instanceof Shape.Many many) {
      return list(many, rule, found, scope);
    }
    return shape instanceof Shape.Maybe maybe
        ? value(maybe.value(), rule, found, scope).<Object>map(Optional::of)
        : map((Shape.Named) shape, rule, found, scope);
  }

  private Optional<Object> list(Shape.Many many, Key rule, Scope.Found found, Scope scope) {
    if (!(found.value() instanceof JsonArray array)) {
      return rule.layout() == Key.Layout.ONE_OR_MANY
          ? value(many.item(), rule, found, scope).<Object>map(List::of)
          : values.wrong(
              found,
              Problem.CONFIG_INVALID,
              "this must be a list, and is " + found.value().kind() + ": put it in [ ]");
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < array.items().size(); i++) {
      Scope.Found item = new Scope.Found(array.items().get(i), found.path() + "[" + i + "]");
      item(many.item(), rule, item, scope).ifPresent(items::add);
    }
    return Optional.of(items);
  }

  private Optional<Object> item(Shape shape, Key rule, Scope.Found item, Scope scope) {
    int before = faults();
    Optional<Object> made = value(shape, rule, item, scope);
    if (rule.layout() == Key.Layout.ISOLATED && faults() > before) {
      isolated += faults() - before;
      dropped.add(new Dropped(item, scope));
    }
    return made;
  }

  private Optional<Object> map(Shape.Named shape, Key rule, Scope.Found found, Scope scope) {
    if (!(found.value() instanceof JsonObject object)) {
      return values.wrong(
          found, Problem.CONFIG_INVALID, "this must be an object, and is " + found.value().kind());
    }
    Scope inner = new Scope(object, found.path(), Optional.of(scope), Optional.empty());
    keys.checkTwice(inner);
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String key : object.members().keySet()) {
      inner
          .own(key)
          .flatMap(value -> value(shape.value(), rule, value, inner))
          .ifPresent(value -> entries.put(key, value));
    }
    return Optional.of(entries);
  }
}
