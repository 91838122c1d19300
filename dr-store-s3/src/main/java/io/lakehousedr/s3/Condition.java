package io.lakehousedr.s3;

import java.util.Optional;

/**
 * When a write takes place.
 *
 * @param tag only over this version; empty: only where nothing stands
 */
record Condition(Optional<String> tag) {
  static final Condition ABSENT = new Condition(Optional.empty());

  static Condition at(String tag) {
    return new Condition(Optional.of(tag));
  }

  /** The tag as headers have it. */
  static String quoted(String tag) {
    return '"' + tag + '"';
  }
}
