package io.lakehousedr.core.engine;

import static java.util.stream.Collectors.joining;

import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.journal.VerifyNotes;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.verify.Depth;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.core.verify.Verifier;
import io.lakehousedr.core.verify.VerifyReport;
import io.lakehousedr.core.verify.VerifyRequest;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Pin;
import io.lakehousedr.report.MemberVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Verifies the members of one group at its current cut. */
final class VerifyGroup {
  private final GroupRun run;
  private final Verifier verifier;
  private final VerifyOptions options;
  private final Map<String, Long> known;

  VerifyGroup(GroupRun run, Verifier verifier, VerifyOptions options) {
    this(run, verifier, options, Map.of());
  }

  /**
   * A verification.
   *
   * @param known versions by member up to which its log needs no look
   */
  VerifyGroup(GroupRun run, Verifier verifier, VerifyOptions options, Map<String, Long> known) {
    this.run = run;
    this.verifier = verifier;
    this.options = options;
    this.known = Map.copyOf(known);
  }

  /** Verifies, and leaves a note of it. */
  List<MemberVerdict> verifyAndNote() {
    List<MemberVerdict> verdicts = verify();
    note(verdicts);
    return verdicts;
  }

  /** Leaves a note for those who ask how the group stands. */
  void note(List<MemberVerdict> verdicts) {
    int differing = (int) verdicts.stream().filter(verdict -> !verdict.isClean()).count();
    VerifyNotes.Note note =
        new VerifyNotes.Note(run.services().clock().instant(), options, verdicts.size(), differing);
    try {
      run.known()
          .map(id -> new VerifyNotes(run.sides().control(), id))
          .ifPresent(notes -> notes.add(run.id(), note));
    } catch (DrException e) {
      Log.of(VerifyGroup.class).warn("the verification could not be noted", e);
    }
  }

  private List<MemberVerdict> verify() {
    GroupState state =
        run.state()
            .orElseThrow(
                () ->
                    new DrException(
                        Problem.GROUP_UNKNOWN,
                        "group " + run.group().name() + " has no cut yet: nothing to verify"));
    return verify(state);
  }

  /** The members as they stand in {@code state}. */
  List<MemberVerdict> verify(GroupState state) {
    GroupId id = run.known().orElseThrow();
    List<Callable<MemberVerdict>> work = new ArrayList<>();
    for (Member member : state.members().values()) {
      if (member.takesPart() && member.standing().isPresent()) {
        work.add(() -> verify(member, member.standing().orElseThrow()));
      } else if (member.takesPart() && member.files().isPresent()) {
        work.add(() -> new VerifyFolder(run, options).verify(run.log(id), state, member));
      }
    }
    return run.services()
        .tasks()
        .all(work, run.workspace().workspace().run().limits().parallelTables());
  }

  private MemberVerdict verify(Member member, Standing standing) {
    try {
      return known.getOrDefault(member.name(), -1L) >= standing.version()
          ? unread(member, standing, List.of())
          : verdict(member, standing, verifier.verify(request(member, standing)));
    } catch (DrException e) {
      MemberVerdict.Finding finding =
          new MemberVerdict.Finding(
              member.target().text(), e.problem().code() + " " + e.message(), e.problem().remedy());
      return unread(member, standing, List.of(finding));
    }
  }

  private MemberVerdict unread(
      Member member, Standing standing, List<MemberVerdict.Finding> findings) {
    return new MemberVerdict(
        run.group().name(),
        member.name(),
        OptionalLong.of(standing.version()),
        0,
        0,
        OptionalLong.empty(),
        List.of(),
        findings);
  }

  private VerifyRequest request(Member member, Standing standing) {
    Depth depth = Depth.valueOf(options.depth().name());
    Side replica = side(run.sides().target().place(member.target()));
    VerifyRequest request =
        options.side() == VerifyOptions.Against.SOURCE && standing.form() == Standing.Form.SHIPPED
            ? VerifyRequest.compare(
                side(run.sides().source().place(member.source())),
                replica,
                standing.version(),
                depth)
            : VerifyRequest.alone(replica, standing.version(), depth);
    Long since = known.get(member.name());
    VerifyRequest chained =
        (since == null || since < standing.base()
                ? request.from(standing.base())
                : request.logAfter(since))
            .pinnedBy(pins(member, standing));
    return options
        .slice()
        .map(slice -> chained.only(new Slice(slice.index(), slice.count())))
        .orElse(chained);
  }

  /** The sha-256 that the log has of commits: of all where they are not compared with a source. */
  private List<Pin> pins(Member member, Standing standing) {
    Map<Long, Pin> pins = new TreeMap<>();
    if (options.depth().compareTo(VerifyOptions.Depth.BYTES) > 0) {
      run.known()
          .map(id -> new RecordedCommits(run.log(id), run.sides().control()))
          .ifPresent(recorded -> recorded.of(member).forEach(pins::putIfAbsent));
    }
    pins.put(standing.version(), pin(standing));
    return List.copyOf(pins.values());
  }

  private List<String> notes(Standing standing, VerifyReport report) {
    List<String> notes = new ArrayList<>();
    if (report.unproven() > 0) {
      notes.add(
          report.unproven()
              + " data files were read in full, but nothing is recorded to compare their content"
              + " with: verify with the source");
    }
    if (!standing.unreadable().isEmpty()) {
      notes.add(
          "versions "
              + standing.unreadable().stream().map(Object::toString).collect(joining(", "))
              + " can be read on neither side: VACUUM had taken files of theirs at the source"
              + " before they were copied");
    }
    return notes;
  }

  /** The commit of the target: a log that is not the source's has other bytes, or versions. */
  private static Pin pin(Standing standing) {
    return new Pin(
        standing.version(),
        standing.sha256(),
        standing.source().timestamp(),
        standing.source().metadataId());
  }

  private static Side side(Place<? extends io.lakehousedr.spi.store.ObjectReader> place) {
    return new Side(place.store(), place.path());
  }

  private MemberVerdict verdict(Member member, Standing standing, VerifyReport report) {
    return new MemberVerdict(
        run.group().name(),
        member.name(),
        OptionalLong.of(standing.version()),
        report.logFiles() + report.dataFiles(),
        report.bytes(),
        report.rows().map(RowDigest::rows).map(OptionalLong::of).orElse(OptionalLong.empty()),
        notes(standing, report),
        report.findings().stream()
            .map(
                finding ->
                    new MemberVerdict.Finding(finding.where(), finding.what(), finding.remedy()))
            .toList());
  }
}
