package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.plan.Rate;
import io.lakehousedr.plan.Work;
import java.util.Optional;

/** Plans as lines of JSON, type {@code plan}. */
final class PlanJson {
  private PlanJson() {}

  static JsonObject line(GroupPlan plan, Optional<Cost> cost) {
    JsonObject line =
        JsonObject.line("plan")
            .put("group", plan.group())
            .put("fingerprint", plan.fingerprint())
            .put("read", plan.read())
            .put("instant", plan.instant())
            .put("current", plan.current())
            .put("unfinished", plan.unfinished())
            .put("blocked", plan.isBlocked())
            .put("empty", plan.isEmpty())
            .put("work", work(plan.work()));
    plan.rate().ifPresent(rate -> line.put("rate", rate(rate, plan.work())));
    cost.ifPresent(money -> line.put("cost", cost(money)));
    return line.objects(
        "members", plan.members().stream().map(member -> member(plan, member)).toList());
  }

  private static JsonObject rate(Rate rate, Work work) {
    return JsonObject.part()
        .put("bytes_per_second", rate.perSecond())
        .put("measured", rate.measured())
        .put("measured_bytes", rate.bytes())
        .put("time_seconds", rate.timeFor(work.bytes()));
  }

  private static JsonObject cost(Cost cost) {
    return JsonObject.part().put("amount", cost.amount()).put("currency", cost.currency());
  }

  private static JsonObject work(Work work) {
    return JsonObject.part()
        .put("files", work.files())
        .put("bytes", work.bytes())
        .put("gets", work.gets())
        .put("puts", work.puts())
        .put("lists", work.lists());
  }

  private static JsonObject member(GroupPlan group, MemberPlan plan) {
    JsonObject member =
        JsonObject.part()
            .put("member", plan.member())
            .put("action", action(plan))
            .put("mode", plan.mode())
            .put("target_type", Words.of(plan.targetType()));
    versions(plan, member);
    Optional.ofNullable(group.unreadable().get(plan.member()))
        .ifPresent(ranges -> member.texts("unreadable", Words.texts(ranges)));
    if (plan.work().equals(Work.NONE)) {
      return member;
    }
    return member
        .put("time_seconds", group.rate().map(rate -> rate.timeFor(plan.work().bytes())))
        .put("work", work(plan.work()));
  }

  private static String action(MemberPlan plan) {
    if (plan instanceof MemberPlan.Blocked) {
      return "block";
    }
    if (plan instanceof MemberPlan.Quarantined) {
      return "quarantined";
    }
    if (plan instanceof MemberPlan.Restart) {
      return "restart";
    }
    if (plan instanceof MemberPlan.Retire) {
      return "retire";
    }
    if (plan instanceof MemberPlan.Seed) {
      return "seed";
    }
    if (plan instanceof MemberPlan.Copy) {
      return "copy";
    }
    return plan instanceof MemberPlan.Ship ? "ship" : "unchanged";
  }

  private static void versions(MemberPlan plan, JsonObject member) {
    if (plan instanceof MemberPlan.Seed seed) {
      member.put("to", seed.version()).put("target", seed.target().text());
    } else if (plan instanceof MemberPlan.Ship ship) {
      member.put("from", ship.from()).put("to", ship.to());
    } else if (plan instanceof MemberPlan.Restart restart) {
      member.put("from", restart.from()).put("base", restart.base()).put("to", restart.to());
    } else if (plan instanceof MemberPlan.Copy copy) {
      member.put("target", copy.target().text());
      member.texts("not_kept", copy.notKept().stream().map(Words::of).toList());
    } else if (plan instanceof MemberPlan.Unchanged same && same.version() >= 0) {
      member.put("from", same.version()).put("to", same.version());
    } else if (plan instanceof MemberPlan.Quarantined out) {
      member.put("reason", out.reason());
    } else if (plan instanceof MemberPlan.Blocked blocked) {
      member.put("effect", Words.of(blocked.effect()));
      member.put("problem", Faults.json(blocked.problem()));
    }
  }
}
