package io.lakehousedr.spi.support;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Nearest;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.AdapterContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the settings of one adapter and keeps count of what is wrong with them, so that {@link
 * #finish} tells all at once. Until then a wrong value counts as not given.
 *
 * <p>A region may have stores of several kinds and has one set of settings. A key is written {@code
 * endpoint}, for whoever knows it, or {@code s3.endpoint}, for the adapter of that name alone; the
 * second wins. Keys of other adapters are none of this one's business. No message repeats a value:
 * it may be a secret in the wrong place. Not thread-safe.
 */
public final class OptionReader {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(ki|mi|gi)b?|(\\d{1,15})b?");
  private static final List<String> UNITS = List.of("b", "ki", "mi", "gi");
  private static final Pattern TIME = Pattern.compile("(\\d{1,8})(ms|s|m|h)");

  private final AdapterContext context;
  private final String adapter;
  private final TreeSet<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads what {@code context} has for the adapter of that name, the first part of its keys. */
  public OptionReader(AdapterContext context, String adapter) {
    this.context = context;
    this.adapter = adapter;
  }

  /** The text of a setting; empty when it is not given or blank. */
  public Optional<String> text(String name) {
    known.add(name);
    return context
        .option(adapter + "." + name)
        .or(() -> context.option(name))
        .filter(text -> !text.isBlank())
        .map(String::strip);
  }

  /** A value that prints as {@code ***}. */
  public Optional<Secret> secret(String name) {
    return text(name).map(Secret::new);
  }

  /** Whether a setting is {@code true}; {@code usual} when it is not given. */
  public boolean isSet(String name, Usual usual) {
    return read(
            name,
            "is neither true nor false",
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> Optional.empty();
                })
        .orElse(usual == Usual.ON);
  }

  /** What a switch stands at that nobody has touched. */
  public enum Usual {
    /** True. */
    ON,
    /** False. */
    OFF
  }

  /** A whole number from {@code least} to {@code most}. */
  public int number(String name, int usual, int least, int most) {
    return read(
            name,
            "is not a whole number from " + least + " to " + most,
            text ->
                Optional.of(text)
                    .filter(digits -> digits.matches("\\d{1,9}"))
                    .map(Integer::valueOf)
                    .filter(value -> value >= least && value <= most))
        .orElse(usual);
  }

  /** A size in bytes, written {@code 1048576}, {@code 16MiB} or {@code 16Mi}. */
  public long bytes(String name, long usual, long least, long most) {
    return read(
            name,
            "is not a size such as 16MiB, from " + least + " to " + most + " bytes",
            text ->
                size(text.toLowerCase(Locale.ROOT))
                    .filter(value -> value >= least && value <= most))
        .orElse(usual);
  }

  private static Optional<Long> size(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(size.group(2))
        .map(unit -> Long.parseLong(size.group(1)) << (10 * UNITS.indexOf(unit)))
        .or(() -> Optional.of(Long.parseLong(size.group(3))));
  }

  /** A time, longer than nothing, written {@code 500ms}, {@code 30s}, {@code 5m} or {@code 1h}. */
  public Duration time(String name, Duration usual) {
    return read(
            name,
            "is not a time such as 500ms, 30s or 5m",
            text -> time(text.toLowerCase(Locale.ROOT)).filter(time -> !time.isZero()))
        .orElse(usual);
  }

  private static Optional<Duration> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(time.group(1));
    return Optional.of(
        switch (time.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        });
  }

  /** An absolute http or https URL with a host. User and password in it are refused. */
  public Optional<URI> url(String name) {
    return read(
        name,
        "is not a URL such as https://host:443, without user and password",
        text -> {
          try {
            URI url = new URI(text);
            boolean web = List.of("http", "https").contains(String.valueOf(url.getScheme()));
            return Optional.of(url)
                .filter(it -> web && it.getHost() != null && it.getRawUserInfo() == null);
          } catch (URISyntaxException e) {
            return Optional.empty();
          }
        });
  }

  /** A file of this machine that can be read. */
  public Optional<Path> file(String name) {
    return read(
        name,
        "is not a file that can be read",
        text -> {
          try {
            return Optional.of(Path.of(text)).filter(Files::isReadable);
          } catch (InvalidPathException e) {
            return Optional.empty();
          }
        });
  }

  /** One of an enum's constants, in lower case, with {@code -} or {@code _}. */
  public <E extends Enum<E>> E choice(String name, E usual) {
    EnumSet<E> all = EnumSet.allOf(usual.getDeclaringClass());
    List<String> names = all.stream().map(OptionReader::written).toList();
    return read(
            name,
            "is not one of " + String.join(", ", names),
            text ->
                all.stream()
                    .filter(
                        one -> written(one).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                    .findFirst())
        .orElse(usual);
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A value of any form.
   *
   * @param wrong what is wrong with a text that {@code reading} makes nothing of, after the key
   */
  public <T> Optional<T> read(String name, String wrong, Function<String, Optional<T>> reading) {
    Optional<String> text = text(name);
    Optional<T> value = text.flatMap(reading);
    if (text.isPresent() && value.isEmpty()) {
      problem(name, wrong);
    }
    return value;
  }

  /** Notes that something is wrong with a setting; {@code what} goes on after its name. */
  public void problem(String name, String what) {
    problems.add("\"" + name + "\" " + what);
  }

  /**
   * Says what is wrong, if anything is: values that were read, and keys that nobody asked for.
   *
   * @throws DrException INVALID, naming every problem
   */
  public void finish() {
    new TreeSet<>(context.options().keySet()).forEach(this::checkKey);
    if (!problems.isEmpty()) {
      throw new DrException(
          Problem.CONFIG_INVALID,
          "storage options of region "
              + context.region()
              + ": "
              + String.join("; ", problems)
              + ". Correct them; nothing was opened");
    }
  }

  private void checkKey(String key) {
    String mine = adapter + ".";
    String name = key.startsWith(mine) ? key.substring(mine.length()) : key;
    if (!known.contains(name) && !isAnothers(name)) {
      problems.add(
          Nearest.to(name, known)
              .map(meant -> "unknown key \"" + key + "\", did you mean \"" + meant + "\"?")
              .orElse(
                  "unknown key \"" + key + "\": the keys here are " + String.join(", ", known)));
    }
  }

  private static boolean isAnothers(String name) {
    return name.indexOf('.') > 0;
  }

  /** All that was configured, by name; for messages only. */
  @Override
  public String toString() {
    return "OptionReader[adapter="
        + adapter
        + ", options="
        + Map.copyOf(context.options()).keySet()
        + "]";
  }
}
