package io.lakehousedr.cli.view;

import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Columns;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.model.VersionRange;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.plan.Rate;
import io.lakehousedr.plan.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a plan. */
final class PlanRows {
  static final Mark BLOCK = new Mark("!", Tone.BAD);
  static final Mark UNCHANGED = new Mark("=", Tone.DIM);
  private static final Mark QUARANTINED = new Mark("#", Tone.WARNING);
  private static final Mark RESTART = new Mark("^", Tone.WARNING);
  private static final Mark RETIRE = new Mark("-", Tone.WARNING);
  private static final Mark SEED = new Mark("+", Tone.GOOD);
  private static final Mark SHIP = new Mark("~", Tone.CHANGE);

  private final Columns columns =
      new Columns()
          .left("TABLE")
          .left("ACTION")
          .left("MODE")
          .left("TARGET")
          .left("VERSIONS")
          .right("FILES")
          .right("BYTES")
          .right("TIME")
          .left("LOCATION");
  private final Optional<Rate> rate;
  private final Map<String, List<VersionRange>> unreadable;

  /** Rows of a plan, timed at its rate. */
  PlanRows(GroupPlan plan) {
    this.rate = plan.rate();
    this.unreadable = plan.unreadable();
  }

  /** How dangerous it is: the most dangerous first, from 0. */
  static int danger(MemberPlan plan) {
    if (plan instanceof MemberPlan.Blocked blocked) {
      return blocked.effect() == MemberPlan.Effect.HOLDS_GROUP ? 0 : 1;
    }
    if (plan instanceof MemberPlan.Quarantined) {
      return 2;
    }
    if (plan instanceof MemberPlan.Restart) {
      return 3;
    }
    if (plan instanceof MemberPlan.Retire) {
      return 4;
    }
    if (plan instanceof MemberPlan.Seed) {
      return 5;
    }
    return plan instanceof MemberPlan.Unchanged ? 7 : 6;
  }

  Columns columns() {
    return columns;
  }

  void add(MemberPlan plan, String stays) {
    addRow(plan, stays);
    Optional.ofNullable(unreadable.get(plan.member()))
        .ifPresent(ranges -> columns.note(Words.unreadable(ranges)));
  }

  private void addRow(MemberPlan plan, String stays) {
    if (plan instanceof MemberPlan.Blocked blocked) {
      blocked(blocked, stays);
    } else if (plan instanceof MemberPlan.Quarantined out) {
      row(QUARANTINED, plan, "out", "", "");
      columns.note("quarantined: " + out.reason());
    } else if (plan instanceof MemberPlan.Restart restart) {
      row(RESTART, plan, "restart", restart.from() + " -> " + restart.to(), "");
      columns.note(
          "history begins again at "
              + restart.base()
              + ": the source cleaned its log past the replica");
    } else {
      calm(plan);
    }
  }

  private void calm(MemberPlan plan) {
    if (plan instanceof MemberPlan.Retire) {
      row(RETIRE, plan, "retire", "", "");
    } else if (plan instanceof MemberPlan.Seed seed) {
      row(SEED, plan, "seed", "- -> " + seed.version(), seed.target().text());
    } else if (plan instanceof MemberPlan.Ship ship) {
      row(SHIP, plan, "ship", ship.from() + " -> " + ship.to(), "");
    } else if (plan instanceof MemberPlan.Copy copy) {
      row(SHIP, plan, "copy", "", copy.target().text());
      if (!copy.notKept().isEmpty()) {
        columns.note("not kept by the target: " + Words.attributes(copy.notKept()));
      }
    } else if (plan instanceof MemberPlan.Unchanged same) {
      row(UNCHANGED, plan, "", same.version() < 0 ? "" : Long.toString(same.version()), "");
    }
  }

  private void blocked(MemberPlan.Blocked plan, String stays) {
    row(BLOCK, plan, "BLOCK", "", "");
    Faults.lines(plan.problem()).forEach(columns::note);
    columns.note(
        plan.effect() == MemberPlan.Effect.HOLDS_GROUP
            ? stays
            : "it stays out of the cut; the others go on");
  }

  private void row(Mark mark, MemberPlan plan, String action, String versions, String target) {
    Work work = plan.work();
    columns.row(
        mark,
        plan.member(),
        action,
        plan.mode(),
        plan instanceof MemberPlan.Blocked || plan instanceof MemberPlan.Retire
            ? ""
            : Words.of(plan.targetType()),
        versions,
        work.files() == 0 ? "" : Amounts.number(work.files()),
        work.bytes() == 0 ? "" : Amounts.bytes(work.bytes()),
        time(work),
        target);
  }

  private String time(Work work) {
    return rate.filter(known -> work.bytes() > 0)
        .map(known -> Times.duration(known.timeFor(work.bytes())))
        .orElse("");
  }
}
