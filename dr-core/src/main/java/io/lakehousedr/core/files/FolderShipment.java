package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Carries out the steps of one folder: fetches in parallel, batch by batch, writes in order. */
final class FolderShipment {
  private static final int BATCH = 64;

  private final Folder folder;
  private final Bundles bundles;
  private final Names names;
  private final Move move;
  private final StagedEarlier earlier;
  private final Spool staged;
  private final Fetching fetching;

  FolderShipment(
      Folder folder,
      Bundles bundles,
      Names names,
      Move move,
      StagedEarlier earlier,
      Spool staged,
      Fetching fetching) {
    this.folder = folder;
    this.bundles = bundles;
    this.names = names;
    this.move = move;
    this.earlier = earlier;
    this.staged = staged;
    this.fetching = fetching;
  }

  /** What was fetched for a step. */
  private record Fetched(Optional<Piece> source, Optional<Piece> old) {
    static final Fetched NOTHING = new Fetched(Optional.empty(), Optional.empty());
  }

  /** A step and how to get its bytes. */
  private record Job(Step step, Supplier<Fetched> fetch) {}

  void run(Stream<Step> steps) {
    List<Job> batch = new ArrayList<>();
    steps.forEachOrdered(
        step -> {
          batch.add(new Job(step, fetch(step)));
          if (batch.size() == BATCH) {
            finish(batch);
          }
        });
    finish(batch);
    bundles.flush();
  }

  private Supplier<Fetched> fetch(Step step) {
    if (step.action() == Step.Action.DROP) {
      return () -> new Fetched(Optional.empty(), step.of().target().map(this::old));
    }
    if (!step.needsSource()) {
      return () -> Fetched.NOTHING;
    }
    ObjectEntry source = step.of().source().orElseThrow();
    Optional<Piece> known = earlier.find(source).map(Piece.Staged::new);
    return () -> fetch(step, source, known);
  }

  private Fetched fetch(Step step, ObjectEntry source, Optional<Piece> known) {
    if (isThere(step.of(), Hashes.listed(source))) {
      return Fetched.NOTHING;
    }
    Piece piece = known.orElseGet(() -> bundles.fetch(folder.source(), source));
    boolean replaces =
        step.action() == Step.Action.PUT && !isThere(step.of(), Optional.of(piece.sha256()));
    return new Fetched(
        Optional.of(piece), replaces ? step.of().target().map(this::old) : Optional.empty());
  }

  private Piece old(ObjectEntry target) {
    return bundles.fetch(folder.target(), target);
  }

  /** Whether the target holds that content. */
  private boolean isThere(Compared compared, Optional<Checksum> sha256) {
    if (sha256.isEmpty() || compared.target().isEmpty()) {
      return false;
    }
    if (compared.state() == Compared.State.MATCHES) {
      return compared.line().map(FileLine::sha256).equals(sha256);
    }
    ObjectEntry there = compared.target().get();
    return compared.source().filter(source -> source.size() == there.size()).isPresent()
        && sha256.get().equals(Hashes.of(folder.target(), there));
  }

  private void finish(List<Job> batch) {
    List<Fetched> fetched = fetching.all(batch.stream().map(Job::fetch).toList());
    for (int i = 0; i < batch.size(); i++) {
      finish(batch.get(i).step(), fetched.get(i));
    }
    batch.clear();
  }

  private void finish(Step step, Fetched fetched) {
    Compared compared = step.of();
    if (step.status().filter(FileStatus::stops).isPresent()) {
      move.stop(compared, FileStatus.DIVERGED, "was changed by somebody else");
    } else if (refused(step)) {
      return;
    } else if (step.needsSource()) {
      put(step, compared.source().orElseThrow(), fetched);
      return;
    } else {
      simple(step, fetched);
      step.status().ifPresent(status -> move.row(compared, status));
    }
  }

  private boolean refused(Step step) {
    if (!step.needsSource() && step.action() != Step.Action.KEEP) {
      return false;
    }
    Optional<String> refused = names.refuse(step.of().path(), step.action());
    refused.ifPresent(why -> move.stop(step.of(), FileStatus.REFUSED, why));
    return refused.isPresent();
  }

  private void simple(Step step, Fetched fetched) {
    if (step.action() == Step.Action.KEEP) {
      move.keep(step.of(), step.of().line().orElseThrow());
    } else if (step.action() == Step.Action.DROP) {
      move.drop(step.of().target().orElseThrow(), bundles.place(fetched.old().orElseThrow()));
    }
  }

  private void put(Step step, ObjectEntry source, Fetched fetched) {
    Compared compared = step.of();
    Optional<Checksum> sha256 = fetched.source().map(Piece::sha256).or(() -> Hashes.listed(source));
    if (isThere(compared, sha256)) {
      move.adopt(source, sha256.orElseThrow(), compared.target().orElseThrow());
      return;
    }
    if (step.action() == Step.Action.MATCH) {
      move.stop(compared, FileStatus.DIVERGED, "was written or changed by somebody else");
      return;
    }
    StageRange bytes = bundles.place(fetched.source().orElseThrow());
    Lines.add(staged, new StagedEarlier.Line(source.path(), source.version(), bytes));
    Optional<ObjectVersion> replaces = compared.target().map(ObjectEntry::version);
    move.put(source, bytes, replaces, fetched.old().map(bundles::place));
    step.status().ifPresent(status -> move.row(compared, status, source.size()));
  }
}
