package io.lakehousedr.core.engine;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.files.CutFiles;
import io.lakehousedr.core.files.FileLine;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Holds a folder of files against the manifest of the current cut: presence and size, and beyond
 * depth BYTES the content, whose SHA-256 the manifest has from the source.
 */
final class VerifyFolder {
  private static final int KEPT = 1000;

  private final GroupRun run;
  private final VerifyOptions options;
  private final List<MemberVerdict.Finding> findings = new ArrayList<>();
  private long files;
  private long bytes;

  VerifyFolder(GroupRun run, VerifyOptions options) {
    this.run = run;
    this.options = options;
  }

  MemberVerdict verify(GroupLog log, GroupState state, Member member) {
    Place<ObjectStore> target = run.sides().target().place(member.target());
    CutFiles cut = new CutFiles(log, state, member, run.sides().control(), target);
    try (Stream<FileLine> lines = cut.lines()) {
      lines.filter(this::isWanted).forEachOrdered(line -> check(target, line));
    } catch (DrException e) {
      add(member.target().text(), e.problem().code() + " " + e.message(), e.problem().remedy());
    }
    return new MemberVerdict(
        run.group().name(),
        member.name(),
        OptionalLong.empty(),
        files,
        bytes,
        OptionalLong.empty(),
        List.of(),
        findings);
  }

  /** A folder has no log: at that depth its manifest is read and nothing else. */
  private boolean isWanted(FileLine line) {
    return options.depth() != VerifyOptions.Depth.LOG
        && options
            .slice()
            .map(part -> new Slice(part.index(), part.count()).holds(line.path().text()))
            .orElse(true);
  }

  private void check(Place<ObjectStore> target, FileLine line) {
    files++;
    String where = target.store().root().resolve(target.path().resolve(line.path())).text();
    Optional<ObjectEntry> there = target.store().head(target.path().resolve(line.path()));
    if (there.isEmpty()) {
      add(where, "the file is missing", "The next sync puts it there again.");
    } else if (there.get().size() != line.size()) {
      add(
          where,
          "the file has " + there.get().size() + " bytes, the cut says " + line.size(),
          "Find out who changed it: the next sync stops there until it is settled.");
    } else if (options.depth() != VerifyOptions.Depth.BYTES) {
      content(target, line, where);
    }
  }

  private void content(Place<ObjectStore> target, FileLine line, String where) {
    bytes += line.size();
    if (!Sums.sha256(target.store(), target.path().resolve(line.path())).equals(line.sha256())) {
      add(
          where,
          "the content is not what the cut says",
          "Find out which side is damaged, then copy it again.");
    }
  }

  private void add(String where, String what, String remedy) {
    if (findings.size() < KEPT) {
      findings.add(new MemberVerdict.Finding(where, what, remedy));
    }
  }
}
