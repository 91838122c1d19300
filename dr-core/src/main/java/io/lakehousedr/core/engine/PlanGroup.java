package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.SyncPolicy;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.files.FileShipper;
import io.lakehousedr.core.journal.RunNotes;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.ship.Preview;
import io.lakehousedr.core.ship.Shipment;
import io.lakehousedr.core.ship.SourcePin;
import io.lakehousedr.core.sync.Enrolment;
import io.lakehousedr.core.sync.Generations;
import io.lakehousedr.core.sync.GroupSpec;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Pin;
import io.lakehousedr.model.VersionRange;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.plan.Work;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans one group: the same facts as a sync reads, without its effects. */
final class PlanGroup {
  private final GroupRun run;
  private final Instant now;
  private final Instant instant;

  PlanGroup(GroupRun run, Optional<Instant> at) {
    this.run = run;
    this.now = run.services().clock().instant();
    this.instant = at.orElseGet(() -> now.minus(run.group().policy().settle()));
  }

  GroupPlan plan() {
    Optional<GroupId> id = run.known();
    GroupSpec spec = run.resolve(id.orElseGet(run::wanted));
    Optional<GroupState> state = id.flatMap(known -> run.log(known).state());
    List<MemberPlan> members = new ArrayList<>();
    List<java.util.concurrent.Callable<MemberPlan>> work = new ArrayList<>();
    spec.members().forEach(member -> work.add(() -> plan(member, state)));
    int parallel = run.workspace().workspace().run().limits().parallelTables();
    members.addAll(run.services().tasks().all(work, parallel));
    state.ifPresent(known -> members.addAll(retired(spec, known)));
    return new GroupPlan(
        spec.name(),
        now,
        instant,
        state.flatMap(GroupState::current).map(GroupState.Complete::instant),
        state.flatMap(GroupState::pending).isPresent(),
        run.notes().flatMap(RunNotes::rate),
        state.map(PlanGroup::unreadable).orElse(Map.of()),
        members);
  }

  private static Map<String, List<VersionRange>> unreadable(GroupState state) {
    Map<String, List<VersionRange>> unreadable = new TreeMap<>();
    for (Member member : state.members().values()) {
      member
          .standing()
          .map(Standing::unreadable)
          .filter(ranges -> !ranges.isEmpty())
          .ifPresent(ranges -> unreadable.put(member.name(), ranges));
    }
    return unreadable;
  }

  private static List<MemberPlan> retired(GroupSpec spec, GroupState state) {
    return state.members().values().stream()
        .filter(member -> member.status() != Member.Status.CLOSED)
        .filter(member -> spec.members().stream().noneMatch(it -> it.name().equals(member.name())))
        .map(member -> (MemberPlan) new MemberPlan.Retire(member.name(), mode(member.kind())))
        .toList();
  }

  private MemberPlan plan(GroupSpec.MemberSpec spec, Optional<GroupState> state) {
    Optional<Member> known =
        state.flatMap(it -> Optional.ofNullable(it.members().get(spec.name())));
    if (known.isPresent() && known.get().status() == Member.Status.QUARANTINED) {
      return new MemberPlan.Quarantined(
          spec.name(), mode(spec.kind()), known.get().reason().orElse("no reason was given"));
    }
    try {
      Member member = Enrolment.asConfigured(spec, known.orElseGet(spec::seeding));
      return spec.kind() == Member.Kind.FILES ? files(spec, member) : plan(spec, member);
    } catch (DrException e) {
      boolean holds = known.filter(Member::takesPart).isPresent();
      return new MemberPlan.Blocked(
          spec.name(),
          mode(spec.kind()),
          e,
          holds ? MemberPlan.Effect.HOLDS_GROUP : MemberPlan.Effect.STAYS_OUT);
    }
  }

  private MemberPlan files(GroupSpec.MemberSpec spec, Member member) {
    GroupLog log = run.log(run.known().orElseGet(run::wanted));
    try (FileShipper shipper = run.files(log)) {
      Work work = shipper.preview(member);
      return work.files() == 0 && member.files().isPresent()
          ? new MemberPlan.Unchanged(spec.name(), mode(spec.kind()), -1)
          : new MemberPlan.Copy(
              spec.name(),
              mode(spec.kind()),
              spec.target(),
              work,
              FileEvents.kinds(shipper.notKept(member)));
    }
  }

  /** As a sync would: a history that cannot go on begins again beside the old one. */
  private MemberPlan plan(GroupSpec.MemberSpec spec, Member member) {
    Optional<DrException> unfit = Generations.unfit(member);
    if (unfit.isPresent()) {
      return again(spec, member, unfit.get());
    }
    try {
      return preview(spec, member);
    } catch (DrException e) {
      if (e.problem() != Problem.TABLE_RECREATED) {
        throw e;
      }
      return again(spec, member, e);
    }
  }

  private MemberPlan again(GroupSpec.MemberSpec spec, Member member, DrException why) {
    if (run.group().policy().onRecreate() == SyncPolicy.OnRecreate.STOP) {
      throw why;
    }
    return preview(spec, Generations.next(member));
  }

  private MemberPlan preview(GroupSpec.MemberSpec spec, Member member) {
    Place<ObjectReader> source = run.sides().source().place(spec.source());
    Pin to = SourcePin.at(source, member.standing(), instant).to();
    Preview preview =
        Preview.of(
            new Shipment(
                member,
                "plan",
                to,
                source,
                run.sides().source(),
                run.sides().target().place(member.target()),
                Optional.empty()));
    return plan(spec, member, to, preview);
  }

  private static MemberPlan plan(
      GroupSpec.MemberSpec spec, Member member, Pin to, Preview preview) {
    String mode = mode(spec.kind());
    long from = member.standing().map(Standing::version).orElse(-1L);
    return switch (preview.way()) {
      case STAY -> new MemberPlan.Unchanged(spec.name(), mode, to.version());
      case FOLLOW -> new MemberPlan.Ship(spec.name(), mode, from, to.version(), preview.work());
      case SEED ->
          new MemberPlan.Seed(spec.name(), mode, member.target(), to.version(), preview.work());
      case RESTART ->
          new MemberPlan.Restart(
              spec.name(), mode, from, preview.base(), to.version(), preview.work());
    };
  }

  static String mode(Member.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
