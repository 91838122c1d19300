package io.lakehousedr.core.config.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, at least 1. */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*([A-Za-z]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "B", 1L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KIB", 1L << 10,
          "MIB", 1L << 20,
          "GIB", 1L << 30);

  /** Refuses none. */
  public ByteSize {
    if (bytes < 1) {
      throw new IllegalArgumentException("a size must be at least one byte");
    }
  }

  /**
   * Reads {@code 50MB}, {@code 1.5 GiB} or a plain number of bytes.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ByteSize parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    Long unit = form.matches() ? UNITS.get(form.group(2).toUpperCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw new IllegalArgumentException("this is not a size such as 50MB, 1GiB or 4096");
    }
    return new ByteSize(
        new BigDecimal(form.group(1))
            .multiply(BigDecimal.valueOf(unit))
            .toBigInteger()
            .longValue());
  }
}
