package io.lakehousedr.core.store.local;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a file tells.
 *
 * @param identity the inode number, or when the file was made where there are none
 * @param device the device it lies on, or 0 where that has no number
 */
record FileStamp(Type type, long identity, long device, long size, FileTime modified) {
  private static final String UNIX =
      "unix:ino,dev,size,lastModifiedTime,isRegularFile,isDirectory,isSymbolicLink";

  /** What a name stands for. */
  enum Type {
    REGULAR,
    FOLDER,
    LINK,
    OTHER
  }

  /** Looks at the name itself; follows no link. */
  static FileStamp of(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? unix(Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS))
        : basic(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  /** Looks at the name itself; empty when nothing has it. */
  static Optional<FileStamp> at(Path file) throws IOException {
    try {
      return Optional.of(of(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Looks at a file; empty when it is none or is gone. */
  static Optional<FileStamp> ofObject(Path file) throws IOException {
    return at(file).filter(stamp -> stamp.is(Type.REGULAR));
  }

  /** What the name itself is; empty when nothing has it. */
  static Optional<Type> typeOf(Path file) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(type(found.isRegularFile(), found.isDirectory(), found.isSymbolicLink()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static FileStamp unix(Map<String, Object> found) {
    return new FileStamp(
        type(found.get("isRegularFile"), found.get("isDirectory"), found.get("isSymbolicLink")),
        number(found, "ino"),
        number(found, "dev"),
        number(found, "size"),
        (FileTime) value(found, "lastModifiedTime"));
  }

  private static long number(Map<String, Object> found, String name) {
    return ((Number) value(found, name)).longValue();
  }

  private static Object value(Map<String, Object> found, String name) {
    return Optional.ofNullable(found.get(name))
        .orElseThrow(() -> new IllegalStateException("the file system tells no " + name));
  }

  private static FileStamp basic(BasicFileAttributes found) {
    return new FileStamp(
        type(found.isRegularFile(), found.isDirectory(), found.isSymbolicLink()),
        found.creationTime().to(TimeUnit.NANOSECONDS),
        0,
        found.size(),
        found.lastModifiedTime());
  }

  private static Type type(
      @Nullable Object regular, @Nullable Object folder, @Nullable Object link) {
    if (Boolean.TRUE.equals(regular)) {
      return Type.REGULAR;
    }
    if (Boolean.TRUE.equals(folder)) {
      return Type.FOLDER;
    }
    return Boolean.TRUE.equals(link) ? Type.LINK : Type.OTHER;
  }

  boolean is(Type wanted) {
    return type == wanted;
  }

  /** Identity, modification time and size; see {@link FileStore} for when it repeats. */
  ObjectVersion version() {
    return new ObjectVersion(
        Long.toHexString(identity)
            + "-"
            + Long.toHexString(modified.to(TimeUnit.NANOSECONDS))
            + "-"
            + Long.toHexString(size));
  }

  ObjectEntry entry(ObjectPath path) {
    return new ObjectEntry(path, size, version(), modified.toInstant(), Optional.empty());
  }
}
