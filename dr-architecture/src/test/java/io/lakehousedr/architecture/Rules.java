package io.lakehousedr.architecture;

import java.util.stream.Stream;

/** All rules of the frame that look at one class at a time. */
final class Rules {
  private Rules() {}

  static Stream<Rule> in(Layout layout) {
    return Stream.of(Dependencies.in(layout), Sources.in(layout), Shapes.in(layout))
        .flatMap(rules -> rules);
  }
}
