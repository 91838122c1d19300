package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.store.Attributes;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectAttributes;
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

  /**
   * What was fetched for a step.
   *
   * @param source the file's bytes
   * @param old the bytes that go
   * @param attributes of a file that is to be written; absent where none is
   */
  private record Fetched(
      Optional<Piece> source, Optional<Piece> old, Optional<ObjectAttributes> attributes) {
    static final Fetched NOTHING = found(Optional.empty());

    /** The source's bytes, where they were read, and nothing is to be written. */
    static Fetched found(Optional<Piece> source) {
      return new Fetched(source, Optional.empty(), Optional.empty());
    }
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
      return () ->
          new Fetched(Optional.empty(), step.of().target().map(this::old), Optional.empty());
    }
    if (!step.needsSource()) {
      return () -> Fetched.NOTHING;
    }
    ObjectEntry source = step.of().source().orElseThrow();
    Optional<Piece> known = earlier.find(source).map(Piece.Staged::new);
    return () -> fetch(step, source, known);
  }

  private Fetched fetch(Step step, ObjectEntry source, Optional<Piece> known) {
    Optional<Piece> read =
        isThere(step.of(), Hashes.listed(source))
            ? Optional.empty()
            : Optional.of(known.orElseGet(() -> bundles.fetch(folder.source(), source)));
    boolean same = read.isEmpty() || isThere(step.of(), read.map(Piece::sha256));
    if (step.action() == Step.Action.MATCH || (same && !folder.sharesAttributes())) {
      return Fetched.found(read);
    }
    ObjectAttributes attributes = attributes(source);
    if (same && stand(step.of().target().orElseThrow(), attributes)) {
      return Fetched.found(read);
    }
    return new Fetched(
        read.or(() -> known).or(() -> Optional.of(bundles.fetch(folder.source(), source))),
        same ? Optional.empty() : step.of().target().map(this::old),
        Optional.of(attributes));
  }

  private ObjectAttributes attributes(ObjectEntry source) {
    return Hashes.unchanged(
        folder.source(),
        source,
        () ->
            Attributes.of(
                folder.source().store(),
                folder.source().path().resolve(source.path()),
                source.version()));
  }

  /** Whether the same bytes at the target have the same attributes too. */
  private boolean stand(ObjectEntry target, ObjectAttributes wanted) {
    return Hashes.unchanged(
        folder.target(),
        target,
        () ->
            Attributes.stand(
                folder.target().store(),
                folder.target().path().resolve(target.path()),
                target.version(),
                wanted));
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
    if (fetched.attributes().isEmpty()) {
      adopt(compared, source, fetched);
      return;
    }
    StageRange bytes = bundles.place(fetched.source().orElseThrow());
    Lines.add(staged, new StagedEarlier.Line(source.path(), source.version(), bytes));
    Optional<ObjectVersion> replaces = compared.target().map(ObjectEntry::version);
    move.put(
        source,
        bytes,
        replaces,
        fetched.old().map(bundles::place),
        fetched.attributes().orElseThrow());
    step.status().ifPresent(status -> move.row(compared, status, source.size()));
  }

  private void adopt(Compared compared, ObjectEntry source, Fetched fetched) {
    Optional<Checksum> sha256 = fetched.source().map(Piece::sha256).or(() -> Hashes.listed(source));
    if (isThere(compared, sha256)) {
      move.adopt(source, sha256.orElseThrow(), compared.target().orElseThrow());
    } else {
      move.stop(compared, FileStatus.DIVERGED, "was written or changed by somebody else");
    }
  }
}
