package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.Features;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.delta.LineReader;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.delta.Protocol;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stages commits, many small ones to one object, and reads them again from what was staged: what is
 * looked at is what will be published. For one table, on one thread.
 */
final class CommitStager implements AutoCloseable {
  private static final long BUNDLE = 8L << 20;

  private final Shipment shipment;
  private final Stage stage;
  private final Outside outside;
  private final List<Effect.Commit> commits = new ArrayList<>();
  private final Map<Long, StageRange> originals = new HashMap<>();
  private Optional<Checksum> previous;
  private Optional<Checksum> last;
  private Spool bundle = new Spool();
  private int bundles;

  /**
   * A stager whose first commit has to follow what was shipped last.
   *
   * @param before where the replica stands; empty where the history begins
   */
  CommitStager(Shipment shipment, Stage stage, Optional<Standing> before) {
    this.shipment = shipment;
    this.stage = stage;
    this.outside = new Outside(shipment);
    this.previous = before.map(Standing::sha256);
    this.last = before.map(standing -> standing.source().sha256());
  }

  /** Stages one commit and checks that it can be understood. */
  void add(long version, ObjectEntry source) {
    try (Spool bytes = new Spool()) {
      Checksum sha256 = fetch(source, bytes);
      if (namesOutside(version, bytes)) {
        originals.put(version, append(bytes, sha256));
        rewrite(version, source, bytes);
      } else {
        publish(version, source, append(bytes, sha256));
      }
      last = Optional.of(sha256);
    } catch (IOException e) {
      throw DrException.broken(where(version), e);
    }
  }

  /** The commit that is published has other paths; every other byte is the source's. */
  private void rewrite(long version, ObjectEntry source, Spool bytes) throws IOException {
    MessageDigest digest = Checksum.newSha256();
    try (Spool rewritten = new Spool();
        InputStream in = bytes.open()) {
      LineReader.lines(in, where(version), line -> write(rewritten, digest, inside(version, line)));
      publish(version, source, append(rewritten, Checksum.finish(digest)));
    }
  }

  private String inside(long version, String line) {
    if (line.isBlank()) {
      return line;
    }
    ActionLine action = ActionLine.of(line, where(version));
    return action.isOutside() ? outside.rewrite(action) : line;
  }

  private static void write(Spool to, MessageDigest digest, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    try {
      to.write(bytes);
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  private Checksum fetch(ObjectEntry source, Spool bytes) throws IOException {
    MessageDigest digest = Checksum.newSha256();
    ObjectReader reader = shipment.source().store();
    try (InputStream in =
        new DigestInputStream(
            reader.open(source.path(), ByteRange.ALL, Optional.of(source.version())), digest)) {
      in.transferTo(bytes);
    }
    return Checksum.finish(digest);
  }

  private boolean namesOutside(long version, Spool bytes) throws IOException {
    boolean[] found = {false};
    try (InputStream in = bytes.open()) {
      CommitReader.read(
          in,
          where(version),
          new CommitVisitor() {
            @Override
            public void protocol(Protocol protocol) {
              Features.check(protocol, where(version));
            }

            @Override
            public void file(NamedFile file) {
              found[0] |= file.place() instanceof FilePlace.Absolute;
            }
          });
    }
    return found[0];
  }

  private StageRange append(Spool bytes, Checksum sha256) throws IOException {
    if (bundle.size() > 0 && bundle.size() + bytes.size() > BUNDLE) {
      flush();
    }
    StageRange range = new StageRange(stage.path(name()), bundle.size(), bytes.size(), sha256);
    try (InputStream in = bytes.open()) {
      in.transferTo(bundle);
    }
    return range;
  }

  private void publish(long version, ObjectEntry source, StageRange range) {
    ObjectPath path = LogNames.commit(ObjectPath.ROOT, version);
    commits.add(new Effect.Commit(path, version, previous, range, source.lastModified()));
    previous = Optional.of(range.sha256());
  }

  /** Whether a commit names files outside of the table, so that its paths were rewritten. */
  boolean hasRewritten() {
    return !originals.isEmpty();
  }

  /** sha-256 of the last commit as the target has it. */
  Optional<Checksum> published() {
    return previous;
  }

  private String name() {
    return shipment.key() + "/commits-" + bundles;
  }

  /** Stages what is still in memory. */
  void flush() throws IOException {
    if (bundle.size() > 0) {
      stage.put(name(), bundle);
      bundles++;
      bundle.close();
      bundle = new Spool();
    }
  }

  /** What was staged, in version order; complete after {@link #finish}. */
  List<Effect.Commit> commits() {
    return commits;
  }

  /** Stages the rest, and checks that the last commit is the one that was pinned. */
  List<Effect.Commit> finish() {
    try {
      flush();
    } catch (IOException e) {
      throw DrException.broken(shipment.where(), e);
    }
    if (!last.equals(Optional.of(shipment.to().sha256()))) {
      throw new DrException(
          Problem.TABLE_DIVERGED,
          shipment.where()
              + ": commit "
              + shipment.to().version()
              + " at the source is not the one that was pinned a moment ago: its log was"
              + " rewritten. Nothing was published; check what happened to the table");
    }
    return commits;
  }

  /** Reads the staged commits again, as the source has them, in version order. */
  void read(CommitVisitor visitor) {
    commits.forEach(commit -> read(commit, visitor));
  }

  private void read(Effect.Commit commit, CommitVisitor visitor) {
    StageRange range = originals.getOrDefault(commit.version(), commit.bytes());
    try (InputStream in =
        new BufferedInputStream(Stage.content(stage.control(), range).open(), 1 << 16)) {
      CommitReader.read(in, where(commit.version()), visitor);
    } catch (IOException e) {
      throw DrException.storage(ErrorKind.UNAVAILABLE, where(commit.version()), e);
    }
  }

  /**
   * The versions that need one of {@code places}: from the commit that names it to the one that
   * removes it.
   *
   * @param before those that are needed where the history begins
   */
  List<Long> needing(Set<FilePlace> places, Set<FilePlace> before) {
    List<Long> versions = new ArrayList<>();
    Set<FilePlace> needed = new HashSet<>(before);
    for (Effect.Commit commit : commits) {
      Named named = named(commit, places);
      needed.removeAll(named.removed());
      needed.addAll(named.added());
      if (!needed.isEmpty() || !named.changes().isEmpty()) {
        versions.add(commit.version());
      }
    }
    return versions;
  }

  /** What a commit says of some places, whatever the order of its lines. */
  private record Named(Set<FilePlace> added, Set<FilePlace> removed, Set<FilePlace> changes) {}

  private Named named(Effect.Commit commit, Set<FilePlace> places) {
    Named named = new Named(new HashSet<>(), new HashSet<>(), new HashSet<>());
    read(
        commit,
        new CommitVisitor() {
          @Override
          public void file(NamedFile file) {
            if (places.contains(file.place())) {
              switch (file.role()) {
                case ADDED -> named.added().add(file.place());
                case REMOVED -> named.removed().add(file.place());
                case CHANGE, REFERENCED -> named.changes().add(file.place());
              }
            }
          }
        });
    return named;
  }

  private String where(long version) {
    return shipment.where() + " " + LogNames.commit(version);
  }

  @Override
  public void close() {
    try {
      bundle.close();
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }
}
