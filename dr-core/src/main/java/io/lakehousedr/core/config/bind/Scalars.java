package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.ByteSize;
import io.lakehousedr.core.config.model.FolderPath;
import io.lakehousedr.core.config.model.Locations;
import io.lakehousedr.core.config.model.MailAddress;
import io.lakehousedr.core.config.model.NameDefaults;
import io.lakehousedr.core.config.model.Schedule;
import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.core.config.model.TableReference;
import io.lakehousedr.core.config.model.TableSelector;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of single value that the model uses. */
final class Scalars {
  private static final Map<Class<?>, Scalar<?>> ALL =
      Stream.of(
              Scalar.text(String.class, "text", (text, scope) -> Texts.line(text)),
              Scalar.ofType(
                  int.class, "integer", "a whole number", "^-?[0-9]+$", (t, s) -> Texts.whole(t)),
              Scalar.ofType(
                  Integer.class,
                  "integer",
                  "a whole number",
                  "^-?[0-9]+$",
                  (text, scope) -> Texts.whole(text)),
              Scalar.ofType(
                  BigDecimal.class,
                  "number",
                  "a number",
                  "^-?[0-9]+([.][0-9]+)?$",
                  (text, scope) -> Texts.number(text)),
              Scalar.ofType(
                  boolean.class,
                  "boolean",
                  "true or false",
                  "^(true|false)$",
                  (text, scope) -> Texts.truth(text)),
              Scalar.text(
                      Duration.class, "a time such as 30m", (text, scope) -> Texts.duration(text))
                  .matching("^([0-9]+[dhms])+$|^P"),
              Scalar.text(Instant.class, "a date and time", (text, scope) -> Texts.instant(text)),
              Scalar.text(ZoneId.class, "a time zone", (text, scope) -> Texts.zone(text)),
              Scalar.text(URI.class, "a URL", (text, scope) -> Texts.url(text)),
              Scalar.text(Location.class, "a location", plain(Locations::parse)),
              Scalar.text(FolderPath.class, "a folder", plain(FolderPath::new)),
              Scalar.text(MailAddress.class, "a mail address", plain(MailAddress::new)),
              Scalar.text(GroupId.class, "a group id", (text, scope) -> Texts.groupId(text))
                  .matching("^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$"),
              Scalar.ofType(
                  ByteSize.class,
                  "integer",
                  "a size such as 50MB",
                  "^[0-9.]+ *[A-Za-z]*$",
                  (text, scope) -> ByteSize.parse(text)),
              Scalar.text(Schedule.class, "a cron expression", Schedules::read),
              Scalar.text(SecretReference.class, "a secret reference", SecretTexts::reference),
              new Scalar<>(
                  Setting.class,
                  "text",
                  List.of("string", "number", "boolean"),
                  Optional.empty(),
                  List.of(),
                  (text, scope) -> Setting.of(text)),
              Scalar.text(
                  TableSelector.class,
                  "a table name or selector",
                  (text, scope) -> TableSelector.parse(text, names(scope))),
              Scalar.text(
                  TableReference.class,
                  "a table name, selector or location",
                  (text, scope) -> TableReference.parse(text, names(scope))))
          .collect(Collectors.toUnmodifiableMap(Scalar::type, scalar -> scalar));

  private Scalars() {}

  /** How that type is read; empty when it is not a single value. */
  static Optional<Scalar<?>> of(Class<?> type) {
    return type.isEnum() ? Optional.of(choice(type)) : Optional.ofNullable(ALL.get(type));
  }

  private static <T> Scalar.Reader<T> plain(Function<String, T> parse) {
    return (text, scope) -> parse.apply(Texts.noPlaceholder(text));
  }

  private static NameDefaults names(Scope scope) {
    return new NameDefaults(scope.findText("default_catalog"), scope.findText("default_schema"));
  }

  private static <T> Scalar<T> choice(Class<T> type) {
    Map<String, T> byName =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(value -> plainName(value.toString()), value -> value));
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(value -> plainName(value.toString())).toList();
    String expects = "one of " + String.join(", ", names);
    return new Scalar<>(
        type,
        expects,
        List.of("string"),
        Optional.empty(),
        names.stream().flatMap(Scalars::spellings).distinct().toList(),
        (text, scope) -> Texts.choice(byName, expects, text));
  }

  private static Stream<String> spellings(String name) {
    return Stream.of(name, name.replace('_', '-'));
  }

  private static String plainName(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
