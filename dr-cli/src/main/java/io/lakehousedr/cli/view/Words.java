package io.lakehousedr.cli.view;

import java.util.Locale;

/** Constants as words. */
final class Words {
  private Words() {}

  /** For programs: {@code not_ready}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** For people: {@code NOT READY}. */
  static String loud(Enum<?> constant) {
    return constant.name().replace('_', ' ');
  }
}
