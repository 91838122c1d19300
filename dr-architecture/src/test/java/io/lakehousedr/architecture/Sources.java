package io.lakehousedr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/** Where threads, time and chance come from: a simulator must be able to stand in for all. */
final class Sources {
  /** Whoever touches one of these makes a thread, or draws by chance. */
  private static final Set<Class<?>> WHOLE =
      Set.of(
          Executors.class,
          ExecutorService.class,
          Timer.class,
          Random.class,
          SplittableRandom.class,
          SecureRandom.class,
          LockSupport.class);

  /** What may be asked of the thread one is on: whether somebody wants it to end. */
  private static final Set<String> OWN_THREAD =
      Set.of("currentThread", "interrupt", "interrupted", "isInterrupted");

  private static final Set<String> SYSTEM_TIME = Set.of("currentTimeMillis", "nanoTime");

  private Sources() {}

  static Stream<Rule> in(Layout layout) {
    return Stream.of(outside(layout), makers(layout));
  }

  private static Rule outside(Layout layout) {
    return new Rule(
        "threads, time, sleep and chance only from core.runtime",
        layout.in("core").or(layout.api()).and(not(layout.in("core.runtime"))),
        one ->
            one.getAccessesFromSelf().stream()
                .filter(access -> forbidden(access.getTarget()))
                .map(JavaAccess::getDescription));
  }

  /** The real clock, ids and threads are chosen in one place. */
  private static Rule makers(Layout layout) {
    return new Rule(
        "only core.assembly chooses the real clock, ids and tasks",
        layout.in("core").and(not(layout.in("core.runtime", "core.assembly"))),
        one ->
            one.getAccessesFromSelf().stream()
                .filter(access -> layout.in("core.runtime").test(access.getTargetOwner()))
                .filter(access -> Set.of("system", "random", "threaded").contains(access.getName()))
                .map(JavaAccess::getDescription));
  }

  private static boolean forbidden(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    return WHOLE.stream().anyMatch(owner::isAssignableTo)
        || (owner.isAssignableTo(Thread.class) && !OWN_THREAD.contains(name))
        || (owner.isAssignableTo(System.class) && SYSTEM_TIME.contains(name))
        || (owner.getPackageName().equals("java.time") && name.equals("now"))
        || (owner.isAssignableTo(Clock.class) && !name.equals("fixed"))
        || (owner.isAssignableTo(Date.class) && target.getFullName().endsWith("<init>()"))
        || (owner.isAssignableTo(Math.class) && name.equals("random"))
        || (owner.getName().equals("java.util.UUID") && name.equals("randomUUID"))
        || (owner.isAssignableTo(TimeUnit.class) && name.equals("sleep"))
        || (owner.isAssignableTo(CompletableFuture.class) && name.endsWith("Async"))
        || (owner.isAssignableTo(BaseStream.class) && name.equals("parallel"))
        || name.equals("parallelStream")
        || (owner.isEquivalentTo(Object.class) && name.equals("wait"));
  }
}
