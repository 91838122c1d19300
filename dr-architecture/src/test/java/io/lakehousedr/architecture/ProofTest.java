package io.lakehousedr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the classes that break it on purpose, all of them and no other. */
class ProofTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        by("dr-api depends on the JDK and JSpecify alone", "spi.NamesGuice"),
        by("Guice and ServiceLoader only in core.assembly", "core.inject.Loads", "spi.NamesGuice"),
        by(
            "Hadoop, Kernel and standalone only in core.hadoop",
            "core.files.NamesHadoop",
            "core.files.NamesKernel",
            "core.files.NamesStandalone"),
        by("adapters see neither dr-core nor each other", "s3.KnowsCore", "s3.KnowsOther"),
        by("com.amazonaws only in its adapters", "core.cloud.NamesAmazon"),
        by("software.amazon.awssdk only in its adapters", "core.cloud.NamesAws"),
        by("com.azure only in its adapters", "core.cloud.NamesAzure"),
        by("com.microsoft only in its adapters", "core.cloud.NamesMicrosoft"),
        by("com.google.cloud only in its adapters", "core.cloud.NamesGoogle"),
        by("com.databricks only in its adapters", "core.cloud.NamesDatabricks"),
        by("threads, time, sleep and chance only from core.runtime", time()),
        by("only core.assembly chooses the real clock, ids and tasks", "core.time.ChoosesClock"),
        by("values are records, enums, sealed or final", "model.Closed$Three", "model.OpenValue"),
        by("planning is without I/O and clock", "core.planner.ReadsClock", "core.ship.LogRoutes"));
  }

  private static String[] time() {
    return Stream.of(
            "DrawsId",
            "DrawsNumber",
            "DrawsOnThread",
            "DrawsSecurely",
            "HasOwnClock",
            "MakesPool",
            "ReadsInstant",
            "ReadsInstantLater",
            "ReadsMillis",
            "ReadsNanos",
            "RunsAsync",
            "RunsInParallel",
            "Sleeps",
            "SleepsInUnits",
            "StartsThread")
        .map(name -> "core.time." + name)
        .toArray(String[]::new);
  }

  private static Arguments by(String rule, String... offenders) {
    return Arguments.of(rule, List.of(offenders));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void findsWhatBreaksIt(String name, List<String> offenders) {
    assertThat(offenders(rule(name))).containsExactlyElementsOf(offenders);
  }

  @Test
  void findsPackagesThatAreNotMarked() {
    List<String> found = offenders(rule("every package says that nothing in it is null"));
    assertThat(found).contains("spi.NamesGuice").noneMatch(name -> name.startsWith("model."));
  }

  @ParameterizedTest
  @MethodSource("io.lakehousedr.architecture.Cycles#rules")
  void findsCycles(String slices) {
    assertThat(Cycles.in(Layout.VIOLATIONS, slices, Finished.VIOLATIONS))
        .singleElement()
        .asString()
        .contains("left", "right");
  }

  @Test
  void noRuleGoesWithoutProof() {
    List<String> proven = broken().map(each -> (String) each.get()[0]).toList();
    assertThat(Rules.in(Layout.PRODUCT).map(Rule::name))
        .hasSize(proven.size() + 1)
        .containsAll(proven)
        .contains("every package says that nothing in it is null");
  }

  private static Rule rule(String name) {
    return Rules.in(Layout.VIOLATIONS)
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> offenders(Rule rule) {
    return rule.offenders(Finished.VIOLATIONS).stream()
        .map(JavaClass::getName)
        .map(name -> name.substring(Layout.VIOLATIONS.root().length() + 1))
        .sorted()
        .toList();
  }
}
