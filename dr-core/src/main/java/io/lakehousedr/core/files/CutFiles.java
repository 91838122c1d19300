package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.GroupState;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the files of a member in the group's CURRENT CUT, wholly old or wholly new whatever is
 * under way: a file that a cut has replaced before it was complete is read from the stage. Holds
 * the effects of unfinished cuts in memory. Thread-safe.
 */
public final class CutFiles {
  private final ObjectReader control;
  private final Place<? extends ObjectReader> target;
  private final Optional<StageFile> files;
  private final Map<ObjectPath, List<StageRange>> staged = new HashMap<>();

  /**
   * The files of {@code member} as of {@code state}.
   *
   * @param target the member's folder at the target
   */
  public CutFiles(
      GroupLog log,
      GroupState state,
      Member member,
      ObjectReader control,
      Place<? extends ObjectReader> target) {
    this.control = control;
    this.target = target;
    this.files = member.files();
    if (files.isPresent()) {
      unfinished(log, state, member);
    }
  }

  /** Cuts since the one that gave the member its files: pending, or completed without it. */
  private void unfinished(GroupLog log, GroupState state, Member member) {
    for (long slot = state.head(); slot >= 0; slot--) {
      if (log.record(slot).decision() instanceof Decision.Cut cut) {
        Optional<Decision.Move> move =
            cut.moves().stream().filter(of -> of.member().name().equals(member.name())).findFirst();
        move.flatMap(Decision.Move::manifest).ifPresent(this::remember);
        if (move.isPresent() && move.get().member().files().equals(files)) {
          return;
        }
      }
    }
  }

  private void remember(StageFile manifest) {
    try {
      Manifest.check(control, manifest);
    } catch (DrException e) {
      if (e.problem() == Problem.STAGE_LOST) {
        return;
      }
      throw e;
    }
    try (Stream<Effect> effects = Manifest.read(control, manifest)) {
      effects.forEach(this::remember);
    }
  }

  private void remember(Effect effect) {
    List<StageRange> ranges = staged.computeIfAbsent(effect.path(), path -> new ArrayList<>());
    if (effect instanceof Effect.PutFile put) {
      put.old().ifPresent(ranges::add);
      ranges.add(put.bytes());
    } else if (effect instanceof Effect.Drop drop) {
      drop.old().ifPresent(ranges::add);
    }
  }

  /**
   * The files, sorted by path; close the stream. Empty when no cut holds the member yet.
   *
   * @throws DrException STAGE_LOST when the manifest is gone or was changed
   */
  public Stream<FileLine> lines() {
    files.ifPresent(known -> Manifest.check(control, known));
    return files
        .map(known -> Lines.read(Stage.open(control, known), FileLine.class))
        .orElseGet(Stream::empty);
  }

  /**
   * Opens a file as the cut has it: staged bytes where a cut that did not complete may have
   * replaced it, else what is at the target.
   *
   * @throws DrException NOT_FOUND, or FILES_DIVERGED when others changed it
   */
  public InputStream open(FileLine line) throws IOException {
    Optional<StageRange> kept =
        staged.getOrDefault(line.path(), List.of()).stream()
            .filter(range -> range.sha256().equals(line.sha256()))
            .filter(range -> control.head(range.path()).isPresent())
            .findFirst();
    return kept.isPresent() ? Stage.content(control, kept.get()).open() : atTarget(line);
  }

  private InputStream atTarget(FileLine line) {
    ObjectPath path = target.path().resolve(line.path());
    ObjectEntry there =
        target
            .store()
            .head(path)
            .orElseThrow(() -> new DrException(Problem.STORE_NOT_FOUND, path + " is gone"));
    boolean same =
        there.size() == line.size()
            && (line.target().equals(Optional.of(there.version()))
                || Hashes.of(new Place<>(target.store(), ObjectPath.ROOT), there)
                    .equals(line.sha256()));
    if (!same) {
      throw new DrException(
          Problem.FILES_DIVERGED, path + " was changed: " + Problem.FILES_DIVERGED.why());
    }
    return Hashes.open(new Place<>(target.store(), ObjectPath.ROOT), there);
  }
}
