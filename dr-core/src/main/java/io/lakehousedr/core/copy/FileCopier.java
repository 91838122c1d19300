package io.lakehousedr.core.copy;

import io.lakehousedr.core.retry.RetryingStore;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.Summing;
import io.lakehousedr.core.throttle.Lanes;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Copies one file to a name where nothing stands: by the service itself where it can, in parts that
 * survive a crash when it is large, else as one stream. Thread-safe.
 */
public final class FileCopier {
  private static final long IN_PARTS = 256L << 20;

  /** From here on a copy that breaks off costs too much to begin again, even for a service. */
  private static final long ALWAYS_IN_PARTS = 2L << 30;

  private final Tasks tasks;
  private final int parallelParts;
  private final Lanes lanes;
  private final Reported reported = new Reported();

  /**
   * A copier.
   *
   * @param parallelParts how many parts of one file are sent at once
   * @param lanes how many files are under way at once, whoever copies them
   */
  public FileCopier(Tasks tasks, int parallelParts, Lanes lanes) {
    this.tasks = tasks;
    this.parallelParts = parallelParts;
    this.lanes = lanes;
  }

  /** What became of a copy. */
  public enum Outcome {
    /** The bytes were moved. */
    COPIED,
    /** Somebody else, or an earlier try, had put the same file there. */
    FOUND
  }

  /**
   * Copies {@code source}, at exactly that version. Durable at the target's next barrier.
   *
   * <p>What the source's entry says of its checksum is held against the bytes before the target
   * shows them, what the target says of what it holds against what was sent. A store that has no
   * checksums costs none.
   *
   * @throws DrException NOT_FOUND or CONFLICT when the source is gone or another; STORE_CORRUPT
   *     when other bytes were read or arrived, and nothing of them is left, or when a file of
   *     another size or checksum stood at the target, which stays
   */
  public Outcome copy(ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    return lanes.pass(() -> copied(from, source, to, target));
  }

  private Outcome copied(ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    try {
      create(from, source, to, target);
      return Outcome.COPIED;
    } catch (DrException e) {
      if (e.kind() != ErrorKind.ALREADY_EXISTS && e.kind() != ErrorKind.OUTCOME_UNKNOWN) {
        throw e;
      }
      return settle(from, source, to, target, e);
    }
  }

  /** Presence decides; absence does not, so the copy is made again under the same name. */
  private Outcome settle(
      ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target, DrException e) {
    Optional<ObjectEntry> there = to.head(target);
    if (there.isPresent()) {
      new Arrival(source, to).checkFound(there.get());
      return Outcome.FOUND;
    }
    if (e.kind() == ErrorKind.ALREADY_EXISTS) {
      throw e;
    }
    create(from, source, to, target);
    return Outcome.COPIED;
  }

  private void create(ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    Optional<ResumableUploads> uploads =
        source.size() < IN_PARTS ? Optional.empty() : RetryingStore.uploads(to);
    boolean whole = uploads.isEmpty() || source.size() < ALWAYS_IN_PARTS;
    if (whole && byService(from, source, to, target)) {
      return;
    }
    if (uploads.isPresent()) {
      inParts(from, source, to, uploads.get(), target);
    } else {
      stream(from, source, to, target);
    }
  }

  /** Whether the service has copied it by itself. */
  private static boolean byService(
      ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    Optional<ObjectEntry> made =
        to instanceof ServerSideCopy copier
            ? copier.copy(from, source, target, WriteOptions.LAZY)
            : Optional.empty();
    made.ifPresent(
        entry -> new Arrival(source, to).checkMade(entry, algorithm -> Optional.empty()));
    return made.isPresent();
  }

  private void stream(ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    Set<Checksum.Algorithm> wanted = reported.wanted(source, to);
    Summing sent = new Summing(content(from, source, ByteRange.ALL), wanted);
    WriteOptions options =
        source.checksum().map(WriteOptions.LAZY::expecting).orElse(WriteOptions.LAZY);
    ObjectEntry made = to.create(target, sent, options);
    if (!wanted.isEmpty()) {
      reported.note(to, made.checksum());
    }
    new Arrival(source, to).checkMade(made, sent::sum);
  }

  private void inParts(
      ObjectReader from,
      ObjectEntry source,
      ObjectStore to,
      ResumableUploads uploads,
      ObjectPath target) {
    long partSize = uploads.partSize(source.size());
    try (ResumableUploads.Upload upload = uploads.upload(target, token(source), source.size())) {
      PartsCopy copy = new PartsCopy(source, upload, partSize, reported.wanted(source, to));
      copy.send(tasks, parallelParts, range -> content(from, source, range));
      ObjectEntry made = copy.complete(to.root().resolve(target).toString());
      new Arrival(source, to).checkMade(made, copy::sum);
    }
  }

  private static String token(ObjectEntry source) {
    String text = source.path() + "\n" + source.version() + "\n" + source.size();
    return Checksum.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static Content content(ObjectReader from, ObjectEntry source, ByteRange range) {
    return new Content() {
      @Override
      public long size() {
        return Math.min(range.length(), source.size() - range.offset());
      }

      @Override
      public InputStream open() {
        return from.open(source.path(), range, Optional.of(source.version()));
      }
    };
  }
}
