package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From names to files, and never out of the root. Thread-safe. */
final class FileRoot {
  private static final int LONGEST_SEGMENT = 255;
  private static final Optional<FileStamp.Type> FOLDER = Optional.of(FileStamp.Type.FOLDER);
  private static final Optional<FileStamp.Type> LINK = Optional.of(FileStamp.Type.LINK);

  private final Location location;
  private final Path named;
  private volatile @Nullable Path real;

  FileRoot(Location location) {
    this.location = location;
    this.named = path(location);
  }

  private static Path path(Location location) {
    boolean here = location.authority().isEmpty() || location.authority().equals("localhost");
    if (!location.scheme().equals("file") || !here) {
      throw new DrException(
          Problem.STORE_INVALID,
          location + ": not a folder of this machine; write it as file:/path or file:///path");
    }
    Path plain = decode(location.toString(), "/" + location.path());
    return plain.toAbsolutePath();
  }

  private static Path decode(String where, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DrException(
          Problem.STORE_INVALID,
          where
              + ": this Java process cannot hold the name in a file system ("
              + e.getReason()
              + "); start it with a UTF-8 locale, for example LC_ALL=C.UTF-8",
          e);
    }
  }

  Location location() {
    return location;
  }

  String where(ObjectPath path) {
    return location.resolve(path).toString();
  }

  /** The root's folder; a root that is a link is resolved once, as soon as it is there. */
  Path folder() throws IOException {
    Path known = real;
    if (known == null && Files.exists(named)) {
      known = named.toRealPath();
      real = known;
    }
    return known == null ? named : known;
  }

  /**
   * What a name stands for.
   *
   * @param file its real place, links followed
   * @param stamp of what stands there
   */
  record Found(Path file, FileStamp stamp) {}

  /** The place of {@link #find}. */
  Optional<Path> existing(ObjectPath path) throws IOException {
    return find(path).map(Found::file);
  }

  /** What is known of an object; empty when there is none. */
  Optional<FileStamp> stamp(ObjectPath path) throws IOException {
    return find(path).map(Found::stamp).filter(stamp -> stamp.is(FileStamp.Type.REGULAR));
  }

  /**
   * The file or folder that a name stands for, links followed; empty when there is none. Each
   * folder on the way is looked at each time, since it may have become a link; only then the real
   * place, which costs far more to know, has to be asked for.
   *
   * @throws DrException ACCESS_DENIED when a link leads out of the root
   */
  Optional<Found> find(ObjectPath path) throws IOException {
    String text = path.text();
    if (HiddenNames.hides(path) || tooLong(path).isPresent()) {
      return Optional.empty();
    }
    Path root = folder();
    Path file = plain(path);
    for (int i = text.indexOf('/'); i >= 0; i = text.indexOf('/', i + 1)) {
      Optional<FileStamp.Type> type = FileStamp.typeOf(root.resolve(text.substring(0, i)));
      if (!type.equals(FOLDER)) {
        return type.equals(LINK) ? linked(path) : Optional.empty();
      }
    }
    Optional<FileStamp> stamp = FileStamp.at(file);
    return stamp.map(FileStamp::type).equals(LINK)
        ? linked(path)
        : stamp.map(found -> new Found(file, found));
  }

  private Optional<Found> linked(ObjectPath path) throws IOException {
    try {
      Path file = inside(path, plain(path).toRealPath());
      return FileStamp.at(file).map(found -> new Found(file, found));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (obstacle(path).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Path inside(ObjectPath path, Path found) throws IOException {
    if (!found.startsWith(folder())) {
      throw new DrException(
          Problem.STORE_DENIED,
          where(path)
              + ": a link leads out of the root to "
              + found
              + "; nothing outside a root is read or written. Replace the link by what it names.");
    }
    return found;
  }

  private Path plain(ObjectPath path) throws IOException {
    Path folder = folder();
    return path.isRoot() ? folder : folder.resolve(decode(where(path), path.text()));
  }

  /**
   * Where an object is to be written; the folders above it are made, and are no links out.
   *
   * @throws DrException INVALID when the file system cannot hold the name; ACCESS_DENIED
   */
  Path target(ObjectPath path) throws IOException {
    check(path);
    return folderFor(path.parent()).resolve(decode(where(path), path.name()));
  }

  private void check(ObjectPath path) {
    if (path.isRoot() || HiddenNames.hides(path)) {
      throw new DrException(
          Problem.STORE_INVALID,
          where(path) + ": the store keeps this name for itself; choose another");
    }
    tooLong(path)
        .ifPresent(
            segment -> {
              throw new DrException(
                  Problem.STORE_INVALID,
                  where(path)
                      + ": the segment \""
                      + segment
                      + "\" has more than "
                      + LONGEST_SEGMENT
                      + " bytes, which a file system cannot hold; shorten it");
            });
  }

  private static Optional<String> tooLong(ObjectPath path) {
    if (path.text().length() <= LONGEST_SEGMENT / 3) {
      return Optional.empty();
    }
    for (String segment : path.text().split("/", -1)) {
      if (segment.length() > LONGEST_SEGMENT / 3
          && segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  private Path folderFor(ObjectPath parent) throws IOException {
    Optional<Found> there = find(parent).filter(found -> found.stamp().is(FileStamp.Type.FOLDER));
    return there.isPresent() ? there.get().file() : make(parent);
  }

  private Path make(ObjectPath folder) throws IOException {
    if (folder.isRoot()) {
      return makeRoot();
    }
    Path made = folderFor(folder.parent()).resolve(decode(where(folder), folder.name()));
    try {
      return Files.createDirectory(made);
    } catch (FileAlreadyExistsException e) {
      Path found = inside(folder, made.toRealPath());
      if (!Files.isDirectory(found)) {
        throw objectAbove(folder);
      }
      return found;
    }
  }

  private Path makeRoot() throws IOException {
    try {
      Files.createDirectories(named);
    } catch (FileAlreadyExistsException e) {
      throw new DrException(
          Problem.STORE_INVALID, location + ": the root is no folder; remove what stands there", e);
    }
    return folder();
  }

  private DrException objectAbove(ObjectPath folder) {
    return new DrException(
        Problem.STORE_INVALID,
        where(folder)
            + ": this is an object, and a file system can hold nothing below it; choose"
            + " another name");
  }

  /** The first part of a path that is there and no folder, so that nothing can lie below it. */
  private Optional<ObjectPath> obstacle(ObjectPath path) throws IOException {
    for (ObjectPath above = path.parent(); !above.isRoot(); above = above.parent()) {
      Path file = plain(above);
      if (Files.exists(file)) {
        return Files.isDirectory(file) ? Optional.empty() : Optional.of(above);
      }
    }
    return Optional.empty();
  }
}
