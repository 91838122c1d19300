package io.lakehousedr.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/** Packages that need each other. */
final class Cycles {
  private Cycles() {}

  /** The engine's rooms as wholes; and each of its packages for itself. */
  static Stream<String> rules() {
    return Stream.of("core.(*)..", "core.(**)");
  }

  /** The cycles, a text each; finding no slices at all is a failure of its own. */
  static List<String> in(Layout layout, String slices, JavaClasses classes) {
    return SlicesRuleDefinition.slices()
        .matching(layout.root() + "." + slices)
        .should()
        .beFreeOfCycles()
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }
}
