package io.lakehousedr.core.copy;

import io.lakehousedr.core.retry.RetryingStore;
import io.lakehousedr.core.runtime.Tasks;
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
import java.util.SortedSet;
import java.util.stream.Stream;

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
   * @throws DrException NOT_FOUND or CONFLICT when the source is gone or another; STORE_CORRUPT
   *     when a file of another size stands at the target
   */
  public Outcome copy(ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    return lanes.pass(() -> copied(from, source, to, target));
  }

  private Outcome copied(ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    try {
      ObjectEntry made = create(from, source, to, target);
      check(source, made, to);
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
      check(source, there.get(), to);
      return Outcome.FOUND;
    }
    if (e.kind() == ErrorKind.ALREADY_EXISTS) {
      throw e;
    }
    check(source, create(from, source, to, target), to);
    return Outcome.COPIED;
  }

  private ObjectEntry create(
      ObjectReader from, ObjectEntry source, ObjectStore to, ObjectPath target) {
    Optional<ResumableUploads> uploads =
        source.size() < IN_PARTS ? Optional.empty() : RetryingStore.uploads(to);
    if (to instanceof ServerSideCopy copier
        && (uploads.isEmpty() || source.size() < ALWAYS_IN_PARTS)) {
      Optional<ObjectEntry> made = copier.copy(from, source, target, WriteOptions.LAZY);
      if (made.isPresent()) {
        return made.get();
      }
    }
    return uploads.isPresent()
        ? inParts(from, source, uploads.get(), target)
        : to.create(target, content(from, source, ByteRange.ALL), WriteOptions.LAZY);
  }

  private ObjectEntry inParts(
      ObjectReader from, ObjectEntry source, ResumableUploads uploads, ObjectPath target) {
    long partSize = uploads.partSize(source.size());
    int parts = Math.toIntExact((source.size() + partSize - 1) / partSize);
    try (ResumableUploads.Upload upload = uploads.upload(target, token(source), source.size())) {
      SortedSet<Integer> finished = upload.finished();
      tasks.each(
          Stream.iterate(0, part -> part < parts, part -> part + 1)
              .filter(part -> !finished.contains(part)),
          parallelParts,
          part -> upload.put(part, content(from, source, part(part, partSize, source.size()))));
      return upload.complete(WriteOptions.LAZY);
    }
  }

  private static ByteRange part(int part, long partSize, long size) {
    long offset = part * partSize;
    return new ByteRange(offset, Math.min(partSize, size - offset));
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

  private static void check(ObjectEntry source, ObjectEntry made, ObjectStore to) {
    if (made.size() != source.size()) {
      throw DrException.storage(
          ErrorKind.CORRUPT,
          to.root().resolve(made.path())
              + " has "
              + made.size()
              + " bytes, its source "
              + source.size(),
          null);
    }
  }
}
