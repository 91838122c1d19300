package io.lakehousedr.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the parts are. The product and the classes that break its rules on purpose have the same
 * layout below two roots, so that the very rule is tried that holds the product.
 *
 * @param root the package that all others are below
 */
record Layout(String root) {
  static final Layout PRODUCT = new Layout("io.lakehousedr");
  static final Layout VIOLATIONS = new Layout("violations");

  private static final List<String> API =
      List.of("engine", "error", "model", "plan", "report", "spi");

  /** Classes in these packages below the root, and below those. */
  DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(names(packages));
  }

  /** The public interface: both doors and the values. */
  DescribedPredicate<JavaClass> api() {
    return in(API.toArray(String[]::new)).as("dr-api");
  }

  /** Names of packages below the root, as ArchUnit's patterns. */
  String[] names(String... packages) {
    return Stream.of(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
  }

  /** Names of the packages of the public interface, as ArchUnit's patterns. */
  String[] apiNames() {
    return names(API.toArray(String[]::new));
  }
}
