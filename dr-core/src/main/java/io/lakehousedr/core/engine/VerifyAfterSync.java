package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.Verify;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.verify.Verifier;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.Verification;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The verification that a group asks for after each sync. At depth log it looks at what the sync
 * moved, so that its cost is that of the change; deeper, at the whole log and a slice of the files.
 */
final class VerifyAfterSync {
  private static final int PARALLEL_READS = 8;

  /** More records than lie between two cuts as a rule. */
  private static final int BETWEEN_CUTS = 11;

  private final GroupRun run;
  private final Verify wanted;
  private final Map<String, Long> before;

  private VerifyAfterSync(GroupRun run, Verify wanted) {
    this.run = run;
    this.wanted = wanted;
    this.before = wanted.depth() == Verify.Depth.LOG ? versions(run) : Map.of();
  }

  /**
   * To be made before the sync; empty where none is configured, or it has a schedule of its own.
   */
  static Optional<VerifyAfterSync> of(GroupRun run) {
    return run.group()
        .policy()
        .verify()
        .filter(verify -> verify.schedule().isEmpty())
        .map(verify -> new VerifyAfterSync(run, verify));
  }

  /** Where the members stand; a store that does not answer will be the sync's to tell. */
  private static Map<String, Long> versions(GroupRun run) {
    Map<String, Long> versions = new HashMap<>();
    try {
      run.state()
          .ifPresent(
              state ->
                  state
                      .members()
                      .forEach(
                          (name, member) ->
                              member.standing().ifPresent(at -> versions.put(name, at.version()))));
    } catch (DrException e) {
      Log.of(VerifyAfterSync.class).info("group {} cannot be read", run.group().name(), e);
    }
    return versions;
  }

  /** The report with what was found, where there is a new cut. */
  GroupReport of(GroupReport report) {
    return report.outcome() instanceof Outcome.Succeeded ? report.with(verify()) : report;
  }

  private Verification verify() {
    try {
      GroupState state = run.state().orElseThrow();
      Services services = run.services();
      Verifier verifier = new Verifier(services.tables(), services.tasks(), PARALLEL_READS);
      VerifyOptions options = options(state);
      VerifyGroup group = new VerifyGroup(run, verifier, options, before);
      List<MemberVerdict> verdicts = group.verify(state);
      if (options.depth() != VerifyOptions.Depth.LOG || !same(verdicts)) {
        group.note(verdicts);
      }
      return Verification.of(verdicts);
    } catch (DrException e) {
      return new Verification.Different(List.of(unread(e)));
    }
  }

  /** What was moved last says little of the whole, unless something is wrong with it. */
  private static boolean same(List<MemberVerdict> verdicts) {
    return verdicts.stream().allMatch(MemberVerdict::isClean);
  }

  /** A verification that could not be made has not found the replica to be the same. */
  private MemberVerdict unread(DrException e) {
    MemberVerdict.Finding finding =
        new MemberVerdict.Finding(
            run.sides().control().root().text(),
            "nothing was verified: " + e.problem().code() + " " + e.message(),
            e.problem().remedy());
    return new MemberVerdict(
        run.group().name(),
        "(all)",
        OptionalLong.empty(),
        0,
        0,
        OptionalLong.empty(),
        List.of(),
        List.of(finding));
  }

  private VerifyOptions options(GroupState state) {
    long slot = state.current().map(GroupState.Complete::slot).orElse(0L);
    return switch (wanted.depth()) {
      case LOG -> options(VerifyOptions.Depth.LOG, Optional.empty());
      case FILES -> options(VerifyOptions.Depth.BYTES, slice(slot, wanted.slices()));
      case CONTENT -> options(VerifyOptions.Depth.CHECKSUM, slice(slot, wanted.slices()));
    };
  }

  private static VerifyOptions options(
      VerifyOptions.Depth depth, Optional<VerifyOptions.Slice> slice) {
    return new VerifyOptions(depth, VerifyOptions.Against.SOURCE, slice);
  }

  /**
   * The part whose turn it is, by the cut's slot alone, so that nothing has to be remembered. Slots
   * are not dense - a cut takes two, a prune two more - and the remainder by the count itself would
   * never reach some parts; the remainder by a prime reaches all, in as many cuts as the prime
   * says.
   */
  static Optional<VerifyOptions.Slice> slice(long slot, int count) {
    long prime =
        BigInteger.valueOf(Math.max(count, BETWEEN_CUTS) - 1L).nextProbablePrime().longValueExact();
    int index = (int) (slot % prime % count);
    return count == 1 ? Optional.empty() : Optional.of(new VerifyOptions.Slice(index, count));
  }
}
