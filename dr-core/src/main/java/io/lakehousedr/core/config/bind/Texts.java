package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.SecretShape;
import io.lakehousedr.error.Nearest;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values from their texts; each failure says what would be right. */
final class Texts {
  private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z0-9 _-]+>");
  private static final Pattern PERIOD =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Texts() {}

  static String line(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw wrong("%s has a line break or control character: remove it", text);
    }
    return text;
  }

  static String noPlaceholder(String text) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    if (placeholder.find()) {
      throw new IllegalArgumentException(
          "the placeholder "
              + placeholder.group()
              + " is still there: put the real value in its"
              + " place");
    }
    return line(text);
  }

  static GroupId groupId(String text) {
    try {
      return new GroupId(text);
    } catch (IllegalArgumentException e) {
      throw wrong("%s is not a group id: it has letters, digits, _ and -, up to 100", text);
    }
  }

  static int whole(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw wrong("%s is not a whole number such as 3", text);
    }
  }

  static BigDecimal number(String text) {
    if (!text.strip().matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
      throw wrong("%s is not a number such as 0.02", text);
    }
    return new BigDecimal(text.strip());
  }

  static boolean truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("%s is neither true nor false", text);
    };
  }

  static Duration duration(String text) {
    String form = text.strip().toLowerCase(Locale.ROOT);
    Matcher period = PERIOD.matcher(form);
    if (!form.isEmpty() && period.matches()) {
      return Duration.ofDays(count(period, 1))
          .plusHours(count(period, 2))
          .plusMinutes(count(period, 3))
          .plusSeconds(count(period, 4));
    }
    try {
      return notNegative(Duration.parse(form), text);
    } catch (DateTimeException e) {
      throw wrong("%s is not a time: write it with its units, such as 30m, 4h, 1d or 1h30m", text);
    }
  }

  private static Duration notNegative(Duration duration, String text) {
    if (duration.isNegative()) {
      throw wrong("%s is negative: write a time such as 30m", text);
    }
    return duration;
  }

  private static long count(Matcher period, int group) {
    return Optional.ofNullable(period.group(group)).map(Long::parseLong).orElse(0L);
  }

  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      throw wrong(
          "%s is not a moment: write date, time and offset, such as 2025-01-31T00:00:00Z", text);
    }
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      throw wrong(
          "%s is not a time zone" + meant(text) + ": write it as Europe/Berlin or UTC", text);
    }
  }

  private static String meant(String text) {
    return Nearest.to(text, ZoneId.getAvailableZoneIds())
        .map(zone -> " (did you mean " + zone + "?)")
        .orElse("");
  }

  static URI url(String text) {
    try {
      URI url = new URI(noPlaceholder(text.strip()));
      if (url.getHost() == null || !isSafe(url)) {
        throw wrong(
            "%s is not a URL such as https://adb-1.2.azuredatabricks.net; http is for this machine"
                + " only",
            text);
      }
      Location.parse(url.toString());
      return url;
    } catch (URISyntaxException e) {
      throw wrong("%s is not a URL such as https://adb-1.2.azuredatabricks.net", text);
    }
  }

  private static boolean isSafe(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || ("http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(url.getHost()));
  }

  static <T> T choice(Map<String, T> byName, String expects, String text) {
    String name = text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    T value = byName.get(name);
    if (value == null) {
      String meant =
          Nearest.to(name, byName.keySet()).map(it -> " (did you mean " + it + "?)").orElse("");
      throw wrong("%s is not known" + meant + "; it must be " + expects, text);
    }
    return value;
  }

  /** The text is put in last, so that no format sign in it is read as one. */
  private static IllegalArgumentException wrong(String message, String text) {
    return new IllegalArgumentException(message.replace("%s", SecretShape.quote(text)));
  }
}
