package io.lakehousedr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the product to the frame; and makes sure that it was there to be looked at. */
class FrameTest {
  /** How many classes a rule looks at, at least. */
  private static final Map<String, Integer> LEAST =
      Map.of(
          "dr-api depends on the JDK and JSpecify alone", 60,
          "adapters see neither dr-core nor each other", 20,
          "values are records, enums, sealed or final", 30,
          "planning is without I/O and clock", 5);

  private static final int LEAST_OF_OTHERS = 250;

  static Stream<Rule> rules() {
    return Rules.in(Layout.PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(Rule rule) {
    int least = Optional.ofNullable(LEAST.get(rule.name())).orElse(LEAST_OF_OTHERS);
    assertThat(rule.seen(Finished.PRODUCT)).hasSizeGreaterThanOrEqualTo(least);
    assertThat(rule.evaluate(Finished.PRODUCT).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.lakehousedr.architecture.Cycles#rules")
  void hasNoCycles(String slices) {
    assertThat(Cycles.in(Layout.PRODUCT, slices, Finished.PRODUCT)).isEmpty();
  }

  @Test
  void everySourceFileIsLookedAt() {
    Set<String> seen =
        Finished.PRODUCT.stream().map(JavaClass::getName).collect(Collectors.toSet());
    assertThat(seen).noneMatch(name -> name.startsWith("io.lakehousedr.architecture."));
    for (Module module : Module.all().stream().filter(Module::isPublished).toList()) {
      assertThat(seen).as(module.name()).containsAll(module.mainClasses());
    }
  }
}
