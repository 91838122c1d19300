package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * An upload into a hidden file, each part at its place, beside a record of the parts that are
 * durable. Thread-safe.
 */
final class FileUpload implements Upload {
  static final long PART = 16L << 20;

  private final FileRoot root;
  private final FileWriter writer;
  private final Barrier barrier;
  private final ObjectPath path;
  private final Path target;
  private final long size;
  private final Path parts;
  private final UploadRecord record;

  FileUpload(
      FileRoot root, FileWriter writer, Barrier barrier, ObjectPath path, String token, long size)
      throws IOException {
    this.root = root;
    this.writer = writer;
    this.barrier = barrier;
    this.path = path;
    this.target = root.target(path);
    this.size = size;
    this.parts = target.resolveSibling(HiddenNames.parts(path, token, size));
    this.record = new UploadRecord(target.resolveSibling(HiddenNames.record(path, token, size)));
  }

  @Override
  public SortedSet<Integer> finished() {
    return FileErrors.translated(
        this::where,
        () -> {
          NavigableSet<Integer> finished = new TreeSet<>();
          if (Files.exists(parts)) {
            long written = Files.size(parts);
            record
                .parts()
                .filter(part -> part < count() && end(part) <= written)
                .forEach(finished::add);
          }
          return finished;
        });
  }

  @Override
  public void put(int part, Content content) {
    checkPart(part, content);
    FileErrors.translated(
        this::where,
        () -> {
          try (FileChannel file =
              FileChannel.open(parts, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Transfer.pour(where(), content, Optional.empty(), file, part * PART);
            file.force(true);
          }
          Fsync.nameOf(parts);
          record.add(part);
          return true;
        });
  }

  @Override
  public ObjectEntry complete(WriteOptions options) {
    checkComplete();
    return FileErrors.translated(
        this::where,
        () -> {
          FileStamp stamp = finish(options);
          writer.link(path, parts, target);
          record.discard();
          HiddenNames.discard(parts);
          return writer.published(path, target, stamp, options);
        });
  }

  private FileStamp finish(WriteOptions options) throws IOException {
    try (FileChannel file =
        FileChannel.open(parts, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Transfer.check(where(), file, options.expected());
      if (options.lastModified().isPresent()) {
        Files.setLastModifiedTime(parts, FileTime.from(options.lastModified().get()));
      }
      FileStamp stamp = FileStamp.of(parts);
      if (!barrier.defers(options, stamp)) {
        file.force(true);
      }
      return stamp;
    } catch (NoSuchFileException e) {
      throw DrException.storage(ErrorKind.NOT_FOUND, where() + ", parts of the upload", null);
    }
  }

  private void checkComplete() {
    SortedSet<Integer> finished = finished();
    IntStream.range(0, count())
        .filter(part -> !finished.contains(part))
        .findFirst()
        .ifPresent(part -> refuse(part));
  }

  /** Another process may have completed it, and cleared the parts away. */
  private void refuse(int part) {
    if (Files.exists(target)) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, where(), null);
    }
    throw invalid("part " + part + " of " + count() + " is missing; put it before completing");
  }

  private void checkPart(int part, Content content) {
    if (part < 0 || part >= count()) {
      throw invalid("there is no part " + part + ", the last is " + (count() - 1));
    }
    long wanted = end(part) - part * PART;
    if (content.size() != wanted) {
      throw invalid("part " + part + " has " + content.size() + " bytes instead of " + wanted);
    }
  }

  private DrException invalid(String what) {
    return new DrException(Problem.STORE_INVALID, where() + ": " + what);
  }

  private int count() {
    return Math.toIntExact(Math.max(1, (size + PART - 1) / PART));
  }

  private long end(int part) {
    return Math.min(size, (part + 1) * PART);
  }

  private String where() {
    return root.where(path);
  }

  @Override
  public void abandon() {
    FileErrors.translated(
        this::where,
        () -> {
          record.delete();
          return Files.deleteIfExists(parts);
        });
  }

  /** Holds nothing. */
  @Override
  public void close() {}
}
