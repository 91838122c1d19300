package io.lakehousedr.examples.demo;

import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.plan.Work;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A plan in a few lines. */
final class PlanText {
  private PlanText() {}

  static List<String> of(GroupPlan plan) {
    return Stream.concat(
            Stream.of(plan.group() + ", plan " + plan.fingerprint()),
            plan.members().stream().map(PlanText::of))
        .toList();
  }

  private static String of(MemberPlan member) {
    if (member instanceof MemberPlan.Ship ship) {
      return "  ~ " + ship.member() + " " + ship.from() + " -> " + ship.to() + work(ship.work());
    } else if (member instanceof MemberPlan.Seed seed) {
      return "  + " + seed.member() + " -> " + seed.version() + work(seed.work());
    } else if (member instanceof MemberPlan.Copy copy) {
      return "  ~ " + copy.member() + work(copy.work());
    } else if (member instanceof MemberPlan.Unchanged same) {
      return "  = " + same.member() + " stays at " + same.version();
    }
    return "  ! " + member;
  }

  private static String work(Work work) {
    return String.format(Locale.ROOT, ": %,d files, %,d bytes", work.files(), work.bytes());
  }
}
