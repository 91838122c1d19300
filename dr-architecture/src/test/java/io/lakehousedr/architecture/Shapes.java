package io.lakehousedr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What a class must be like by where it stands. */
final class Shapes {
  /** They compute plans and states from values, and nothing else. */
  private static final Set<String> PURE =
      Set.of(
          "core.ship.LogRoute",
          "core.ship.LogRoutes",
          "core.sync.Enrolment",
          "core.cut.log.GroupState",
          "core.engine.StatusGroup");

  private Shapes() {}

  static Stream<Rule> in(Layout layout) {
    return Stream.of(values(layout), pure(layout), marked(layout));
  }

  private static Rule values(Layout layout) {
    return new Rule(
        "values are records, enums, sealed or final",
        layout.in("model", "plan", "report", "error").and(not(new Inner())),
        one ->
            isClosed(one)
                ? Stream.empty()
                : Stream.of(one.getName() + " is open: make it a record, sealed or final"));
  }

  private static boolean isClosed(JavaClass one) {
    return one.isRecord()
        || one.isEnum()
        || one.getModifiers().contains(JavaModifier.FINAL)
        || one.reflect().isSealed();
  }

  private static Rule pure(Layout layout) {
    DescribedPredicate<JavaClass> world =
        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .or(layout.in("spi", "core.runtime", "core.region", "core.retry", "core.copy"));
    return new Rule("planning is without I/O and clock", named(layout), Dependencies.naming(world));
  }

  private static DescribedPredicate<JavaClass> named(Layout layout) {
    return DescribedPredicate.describe(
        "pure classes",
        one -> {
          String name = one.getName().replaceFirst("[$].*", "");
          return PURE.stream().anyMatch(pure -> name.equals(layout.root() + "." + pure))
              || layout.in("core.planner").test(one);
        });
  }

  private static Rule marked(Layout layout) {
    return new Rule(
        "every package says that nothing in it is null",
        resideInAnyPackage(layout.root() + ".."),
        one ->
            one.getPackage().isAnnotatedWith(NullMarked.class)
                ? Stream.empty()
                : Stream.of(one.getName() + " is in a package without @NullMarked package-info"));
  }

  /** Bodies of enum constants and anonymous classes, and package-info. */
  private static final class Inner extends DescribedPredicate<JavaClass> {
    Inner() {
      super("inner");
    }

    @Override
    public boolean test(JavaClass one) {
      return one.isAnonymousClass() || one.getSimpleName().equals("package-info");
    }
  }
}
