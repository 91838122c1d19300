package io.lakehousedr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which package may name which. */
final class Dependencies {
  private static final String[] ADAPTERS = {
    "s3", "adls", "gcs", "fabric", "databricks", "azuresql"
  };

  /** Whose classes are whose business. */
  private static final Map<String, List<String>> SDKS =
      Map.of(
          "com.amazonaws", List.of("s3"),
          "software.amazon.awssdk", List.of("s3"),
          "com.azure", List.of("adls", "fabric", "azuresql"),
          "com.microsoft", List.of("adls", "fabric", "azuresql"),
          "com.google.cloud", List.of("gcs"),
          "com.databricks", List.of("databricks"));

  private Dependencies() {}

  static Stream<Rule> in(Layout layout) {
    return Stream.concat(
        Stream.of(api(layout), assembly(layout), hadoop(layout), adapters(layout)),
        SDKS.keySet().stream().sorted().map(sdk -> sdk(layout, sdk)));
  }

  private static Rule api(Layout layout) {
    DescribedPredicate<JavaClass> allowed =
        layout.api().or(resideInAnyPackage("java..", "javax.net.ssl..", "org.jspecify.."));
    return new Rule(
        "dr-api depends on the JDK and JSpecify alone", layout.api(), naming(not(allowed)));
  }

  private static Rule assembly(Layout layout) {
    return new Rule(
        "Guice and ServiceLoader only in core.assembly",
        layout.in("core", "cli", "testkit").or(layout.api()).and(not(layout.in("core.assembly"))),
        naming(
            resideInAnyPackage("com.google.inject..", "jakarta.inject..")
                .or(JavaClass.Predicates.type(ServiceLoader.class))));
  }

  private static Rule hadoop(Layout layout) {
    return new Rule(
        "Hadoop, Kernel and standalone only in core.hadoop",
        layout.in("core", "cli", "testkit").or(layout.api()).and(not(layout.in("core.hadoop"))),
        naming(resideInAnyPackage("org.apache.hadoop..", "io.delta..")));
  }

  private static Rule adapters(Layout layout) {
    return new Rule(
        "adapters see neither dr-core nor each other",
        layout.in(ADAPTERS),
        one -> {
          DescribedPredicate<JavaClass> own = resideInAnyPackage(one.getPackageName() + "..");
          return naming(layout.in("core", "cli").or(layout.in(ADAPTERS).and(not(own)))).apply(one);
        });
  }

  private static Rule sdk(Layout layout, String sdk) {
    String[] owners = SDKS.getOrDefault(sdk, List.of()).toArray(String[]::new);
    return new Rule(
        sdk + " only in its adapters",
        resideInAnyPackage(layout.root() + "..").and(not(layout.in(owners))),
        naming(resideInAnyPackage(sdk + "..")));
  }

  /** Every dependency on a class of this kind is an offence. */
  static Function<JavaClass, Stream<String>> naming(DescribedPredicate<? super JavaClass> kind) {
    return one ->
        one.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> kind.test(dependency.getTargetClass().getBaseComponentType()))
            .map(Dependency::getDescription);
  }
}
