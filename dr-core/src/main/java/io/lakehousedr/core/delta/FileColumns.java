package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.NamedFile.Kind;
import io.lakehousedr.core.delta.NamedFile.Role;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The columns of one kind of action, {@code add} for example, row by row. Not thread-safe. */
final class FileColumns {
  private final Cursor path;
  private final Cursor size;
  private final Cursor storage;
  private final Cursor text;
  private final Cursor offset;
  private final Cursor vectorSize;
  private long row;
  private final String action;
  private final Kind kind;
  private final Role role;
  private final Supplier<String> where;

  private FileColumns(RowGroup group, String action, Kind kind, Role role, String where) {
    this.action = action;
    this.kind = kind;
    this.role = role;
    this.where = () -> where;
    this.path = group.cursor(action, "path");
    this.size = group.cursor(action, action.equals("sidecar") ? "sizeInBytes" : "size");
    this.storage = group.cursor(action, "deletionVector", "storageType");
    this.text = group.cursor(action, "deletionVector", "pathOrInlineDv");
    this.offset = group.cursor(action, "deletionVector", "offset");
    this.vectorSize = group.cursor(action, "deletionVector", "sizeInBytes");
  }

  static FileColumns added(RowGroup group, String where) {
    return new FileColumns(group, "add", Kind.DATA, Role.ADDED, where);
  }

  static FileColumns removed(RowGroup group, String where) {
    return new FileColumns(group, "remove", Kind.DATA, Role.REMOVED, where);
  }

  static FileColumns sidecars(RowGroup group, String where) {
    return new FileColumns(group, "sidecar", Kind.SIDECAR, Role.REFERENCED, where);
  }

  /** Whether the file has such actions at all. */
  boolean exist() {
    return path.exists();
  }

  /**
   * Tells the action of the row, if it is of this kind, and goes to the next row. Where there is
   * none, the other columns are not even asked.
   */
  void row(Consumer<FileAction> consumer) {
    if (path.present()) {
      consumer.accept(action());
    } else if (path.dangling()) {
      throw LogErrors.corrupt(where.get(), "an action \"" + action + "\" lacks its path");
    }
    row++;
    path.next();
  }

  private FileAction action() {
    String raw = path.text();
    FilePlace place =
        kind == Kind.SIDECAR ? PathUris.sidecar(raw, where) : PathUris.file(raw, where);
    OptionalLong bytes =
        size.to(row).present() ? OptionalLong.of(natural(size)) : OptionalLong.empty();
    return new FileAction(new NamedFile(kind, role, place, bytes), vector());
  }

  private Optional<DeletionVector> vector() {
    boolean stored = storage.to(row).present();
    boolean named = text.to(row).present();
    if (!stored && !named) {
      return Optional.empty();
    }
    if (!stored || !named) {
      throw LogErrors.corrupt(where.get(), "a deletion vector lacks its storage type or path");
    }
    OptionalInt at = offset.to(row).present() ? OptionalInt.of(whole(offset)) : OptionalInt.empty();
    int bytes = vectorSize.to(row).present() ? whole(vectorSize) : 0;
    return Optional.of(DeletionVector.of(storage.text(), text.text(), at, bytes, where));
  }

  private long natural(Cursor cursor) {
    long number = cursor.number();
    if (number < 0) {
      throw LogErrors.corrupt(where.get(), "a size or offset of " + number);
    }
    return number;
  }

  private int whole(Cursor cursor) {
    long number = natural(cursor);
    if (number > Integer.MAX_VALUE) {
      throw LogErrors.corrupt(where.get(), "a deletion vector of or at " + number + " bytes");
    }
    return (int) number;
  }
}
