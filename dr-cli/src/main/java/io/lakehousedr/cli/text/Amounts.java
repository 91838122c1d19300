package io.lakehousedr.cli.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Sizes, counts and money as people read them. */
public final class Amounts {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Amounts() {}

  /** Bytes in decimal units, as prices count them: {@code 512 B}, {@code 9.4 GB}, {@code 61 GB}. */
  public static String bytes(long bytes) {
    int unit = 0;
    double value = bytes;
    while (unit < UNITS.length - 1 && value >= 999.5) {
      value /= 1000;
      unit++;
    }
    return number(value, unit) + " " + UNITS[unit];
  }

  private static String number(double value, int unit) {
    return unit == 0 || value >= 9.95
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  /** A count with its noun, which takes an s where it is not one. */
  public static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** A plain number with separators. */
  public static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Money to the cent; what is less than one is not told as nothing. */
  public static String money(BigDecimal amount, String currency) {
    BigDecimal cent = new BigDecimal("0.01");
    if (amount.signum() > 0 && amount.compareTo(cent) < 0) {
      return "less than " + coin(cent, currency);
    }
    return "about " + coin(amount.setScale(2, RoundingMode.HALF_UP), currency);
  }

  private static String coin(BigDecimal amount, String currency) {
    String number = String.format(Locale.ROOT, "%,.2f", amount);
    return currency.equals("USD") ? "$" + number : number + " " + currency;
  }
}
