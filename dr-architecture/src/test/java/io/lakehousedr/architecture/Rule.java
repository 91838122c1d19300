package io.lakehousedr.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule of the frame.
 *
 * @param name what it says
 * @param subjects the classes it looks at
 * @param offences what is wrong with one of them, a sentence each
 */
record Rule(
    String name,
    DescribedPredicate<? super JavaClass> subjects,
    Function<JavaClass, Stream<String>> offences) {

  List<JavaClass> seen(JavaClasses classes) {
    return classes.stream().filter(subjects).toList();
  }

  List<JavaClass> offenders(JavaClasses classes) {
    return seen(classes).stream().filter(one -> offences.apply(one).findAny().isPresent()).toList();
  }

  EvaluationResult evaluate(JavaClasses classes) {
    return ArchRuleDefinition.classes()
        .that(subjects)
        .should(comply())
        .as(name)
        .allowEmptyShould(true) // how many there must be is the caller's business
        .evaluate(classes);
  }

  private ArchCondition<JavaClass> comply() {
    return new ArchCondition<>("comply") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        offences.apply(one).forEach(text -> events.add(SimpleConditionEvent.violated(one, text)));
      }
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
