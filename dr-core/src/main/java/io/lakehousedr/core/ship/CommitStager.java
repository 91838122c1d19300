package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.Features;
import io.lakehousedr.core.delta.FilePlace;
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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final List<Effect.Commit> commits = new ArrayList<>();
  private Optional<Checksum> previous;
  private Spool bundle = new Spool();
  private int bundles;

  /**
   * A stager whose first commit has to follow {@code previous}.
   *
   * @param previous sha-256 of the commit before; empty where the history begins
   */
  CommitStager(Shipment shipment, Stage stage, Optional<Checksum> previous) {
    this.shipment = shipment;
    this.stage = stage;
    this.previous = previous;
  }

  /** Stages one commit and checks that it can be understood. */
  void add(long version, ObjectEntry source) {
    try (Spool bytes = new Spool()) {
      Checksum sha256 = fetch(source, bytes);
      check(version, bytes);
      append(version, source, bytes, sha256);
    } catch (IOException e) {
      throw DrException.broken(where(version), e);
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

  private void check(long version, Spool bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      CommitReader.read(
          in,
          where(version),
          new CommitVisitor() {
            @Override
            public void protocol(Protocol protocol) {
              Features.check(protocol, where(version));
            }
          });
    }
  }

  private void append(long version, ObjectEntry source, Spool bytes, Checksum sha256)
      throws IOException {
    if (bundle.size() > 0 && bundle.size() + bytes.size() > BUNDLE) {
      flush();
    }
    StageRange range = new StageRange(stage.path(name()), bundle.size(), bytes.size(), sha256);
    try (InputStream in = bytes.open()) {
      in.transferTo(bundle);
    }
    ObjectPath path = LogNames.commit(ObjectPath.ROOT, version);
    commits.add(new Effect.Commit(path, version, previous, range, source.lastModified()));
    previous = Optional.of(sha256);
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
    if (!previous.equals(Optional.of(shipment.to().sha256()))) {
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

  /** Reads the staged commits again, in version order. */
  void read(CommitVisitor visitor) {
    commits.forEach(commit -> read(commit, visitor));
  }

  private void read(Effect.Commit commit, CommitVisitor visitor) {
    try (InputStream in =
        new BufferedInputStream(Stage.content(stage.control(), commit.bytes()).open(), 1 << 16)) {
      CommitReader.read(in, where(commit.version()), visitor);
    } catch (IOException e) {
      throw DrException.storage(ErrorKind.UNAVAILABLE, where(commit.version()), e);
    }
  }

  /** The versions whose commits name one of {@code places}. */
  List<Long> naming(Set<FilePlace> places) {
    Set<Long> versions = new LinkedHashSet<>();
    for (Effect.Commit commit : commits) {
      read(
          commit,
          new CommitVisitor() {
            @Override
            public void file(NamedFile file) {
              if (file.role() != NamedFile.Role.REMOVED && places.contains(file.place())) {
                versions.add(commit.version());
              }
            }
          });
    }
    return List.copyOf(versions);
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
