package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.plan.Work;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a sync would do: blocked groups first, within a group what is dangerous first, what stays as
 * it is collapsed.
 *
 * @param plans of the groups
 * @param prices for the money
 * @param detail how much is shown
 * @param skipped entries of the configuration that could not be planned
 */
public record PlanAnswer(List<GroupPlan> plans, PriceList prices, Detail detail, int skipped)
    implements Answer {
  /** Sorts the plans. */
  public PlanAnswer {
    plans = plans.stream().sorted(Comparator.comparing(PlanAnswer::urgency)).toList();
  }

  private static int urgency(GroupPlan plan) {
    if (plan.isBlocked()) {
      return 0;
    }
    return plan.isEmpty() ? 2 : 1;
  }

  @Override
  public int exitCode() {
    if (skipped > 0 || plans.stream().anyMatch(GroupPlan::isBlocked)) {
      return ExitCode.BLOCKED;
    }
    return plans.stream().allMatch(GroupPlan::isEmpty) ? ExitCode.OK : ExitCode.CHANGES;
  }

  @Override
  public List<JsonObject> lines() {
    return plans.stream().map(plan -> PlanJson.line(plan, prices.of(plan))).toList();
  }

  @Override
  public void print(Page page) {
    List<GroupPlan> shown = plans.stream().filter(this::isShown).toList();
    shown.forEach(plan -> print(plan, page.gap()));
    collapsed(page, plans.size() - shown.size());
    if (plans.size() > 1) {
      page.gap().line("all together: " + work(total(), prices.total(plans)) + time());
    }
    if (plans.isEmpty()) {
      page.line("no group can be planned");
    }
  }

  private boolean isShown(GroupPlan plan) {
    return detail == Detail.ALL || plans.size() == 1 || !plan.isEmpty();
  }

  private static void collapsed(Page page, int count) {
    if (count > 0) {
      page.gap().line(PlanRows.UNCHANGED, Amounts.count(count, "group") + " unchanged (--all)");
    }
  }

  private void print(GroupPlan plan, Page page) {
    heading(plan, page);
    PlanRows rows = new PlanRows(plan);
    plan.members().stream()
        .filter(member -> detail == Detail.ALL || !(member instanceof MemberPlan.Unchanged))
        .sorted(Comparator.comparingInt(PlanRows::danger))
        .forEach(member -> rows.add(member, stays(plan)));
    page.columns(rows.columns());
    unchanged(plan, page);
    page.line(work(plan.work(), prices.of(plan).stream().toList()) + time(plan));
    if (plan.isBlocked()) {
      page.line(Tone.BAD, "BLOCKED: " + stays(plan) + " until this is fixed or quarantined");
    }
  }

  private static void heading(GroupPlan plan, Page page) {
    String read = Times.clock(plan.read(), plan.instant());
    page.line(Tone.STRONG, "plan " + plan.fingerprint() + " of " + plan.group() + ", read " + read);
    page.line("cut " + Times.clock(plan.instant(), plan.read()) + ", " + stands(plan));
    if (plan.unfinished()) {
      page.line(PlanRows.BLOCK, "a committed cut is not complete: the sync completes it first");
    }
  }

  private static String stands(GroupPlan plan) {
    return plan.current()
        .map(cut -> "the group stands at " + Times.clock(cut, plan.read()))
        .orElse("the group has no cut yet");
  }

  private static String stays(GroupPlan plan) {
    return plan.current()
        .map(cut -> "the group stays at the cut of " + Times.clock(cut, plan.read()))
        .orElse("the group stays without a cut");
  }

  private void unchanged(GroupPlan plan, Page page) {
    long same = plan.members().stream().filter(MemberPlan.Unchanged.class::isInstance).count();
    if (same > 0 && detail == Detail.COLLAPSED) {
      page.line(PlanRows.UNCHANGED, Amounts.number(same) + " unchanged (--all)");
    }
  }

  private static String time(GroupPlan plan) {
    if (plan.work().bytes() == 0) {
      return "";
    }
    return plan.rate()
        .map(
            rate ->
                ", about "
                    + Times.duration(rate.timeFor(plan.work().bytes()))
                    + " at the measured "
                    + Amounts.bytes(rate.perSecond())
                    + "/s")
        .orElse(", no measured rate yet");
  }

  /** Known where it is known of each group that has something to copy. */
  private String time() {
    List<GroupPlan> moving = plans.stream().filter(plan -> plan.work().bytes() > 0).toList();
    if (moving.isEmpty() || moving.stream().anyMatch(plan -> plan.rate().isEmpty())) {
      return "";
    }
    Duration sum =
        moving.stream()
            .map(plan -> plan.rate().orElseThrow().timeFor(plan.work().bytes()))
            .reduce(Duration.ZERO, Duration::plus);
    return ", about " + Times.duration(sum) + " one group after another";
  }

  private Work total() {
    return plans.stream().map(GroupPlan::work).reduce(Work.NONE, Work::plus);
  }

  private static String work(Work work, Collection<Cost> costs) {
    if (work.equals(Work.NONE)) {
      return "nothing to copy";
    }
    StringBuilder text = new StringBuilder(Amounts.bytes(work.bytes()));
    text.append(" in ").append(Amounts.count(work.files(), "file"));
    text.append(", ").append(Amounts.number(work.gets())).append(" GET ");
    text.append(Amounts.number(work.puts())).append(" PUT ");
    text.append(Amounts.number(work.lists())).append(" LIST");
    costs.forEach(cost -> text.append(", ").append(cost));
    return text.toString();
  }
}
