package io.lakehousedr.core.store.local;

import io.lakehousedr.core.store.Utf8Order;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The names of one folder, in the order of their bytes. A folder {@code a} sorts as {@code a/},
 * after {@code a.b}: when a name turns out to be a folder it waits until the names before {@code
 * a/} are through. Those that wait begin with each other, so the last to come is the first that is
 * due.
 */
final class FolderNames {
  private final ObjectPath path;
  private final Path folder;
  private final String after;
  private final List<String> names;
  private final Deque<String> waiting = new ArrayDeque<>();
  private int next;

  private FolderNames(ObjectPath path, Path folder, String after, List<String> names) {
    this.path = path;
    this.folder = folder;
    this.after = after;
    this.names = names;
  }

  /** Reads the names that may stand for, or hold, anything after {@code after}. */
  static FolderNames read(FileRoot root, ObjectPath path, Path folder, String after)
      throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = name(root, path, entry);
        if (!HiddenNames.hides(name) && reaches(name + "/", after)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Deleted since it was seen, or an object: nothing lies below it.
      names.clear();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(Utf8Order.INSTANCE);
    return new FolderNames(path, folder, after, names);
  }

  private static boolean reaches(String asFolder, String after) {
    return after.startsWith(asFolder) || Utf8Order.INSTANCE.compare(asFolder, after) > 0;
  }

  /** A name that does not survive the way to text and back would be lost silently. */
  private static String name(FileRoot root, ObjectPath path, Path entry) {
    String name = entry.getFileName().toString();
    if (name.indexOf('\ufffd') >= 0 && !entry.resolveSibling(name).equals(entry)) {
      throw new DrException(
          Problem.STORE_INVALID,
          root.where(path)
              + ": it holds a name that is not UTF-8 (\""
              + name
              + "\"), which no other store could hold; rename or remove that file");
    }
    return name;
  }

  /** The names of a folder in this one. */
  FolderNames descend(FileRoot root, String name) throws IOException {
    String above = name + "/";
    String rest = after.startsWith(above) ? after.substring(above.length()) : "";
    return read(root, path.resolve(name), folder.resolve(name), rest);
  }

  ObjectPath path() {
    return path;
  }

  Path folder() {
    return folder;
  }

  /** What lies up to here was asked to be left out. */
  String after() {
    return after;
  }

  /** A name that is a folder. */
  void await(String name) {
    waiting.push(name);
  }

  /** Takes the folder that comes before the next name, if one does. */
  Optional<String> dueFolder() {
    String first = waiting.peek();
    if (first == null
        || (hasName() && Utf8Order.INSTANCE.compare(first + "/", names.get(next)) > 0)) {
      return Optional.empty();
    }
    return Optional.of(waiting.pop());
  }

  boolean hasName() {
    return next < names.size();
  }

  String takeName() {
    return names.get(next++);
  }
}
