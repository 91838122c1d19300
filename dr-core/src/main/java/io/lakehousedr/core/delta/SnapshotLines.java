package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The state of a table at a version, action by action, each as its line: from the newest complete
 * checkpoint and the commits after it, newest first (PROTOCOL.md, "Action Reconciliation"). Memory
 * grows with the files that commits after the checkpoint name, at 32 bytes each, not with the
 * table. Not thread-safe.
 */
public final class SnapshotLines {
  private final ObjectReader store;
  private final LogListing listing;
  private final long version;
  private final Consumer<ActionLine> live;
  private final KeySet seen = new KeySet();
  private final Set<String> named = new HashSet<>();

  private SnapshotLines(
      ObjectReader store, LogListing listing, long version, Consumer<ActionLine> live) {
    this.store = store;
    this.listing = listing;
    this.version = version;
    this.live = live;
  }

  /**
   * Reads the state once.
   *
   * @param listing the table's log, from version 0
   * @param live is told {@code protocol}, {@code metaData}, every live {@code add}, and the last
   *     {@code txn} and {@code domainMetadata} of each name, but no domain that was removed; in no
   *     order. It counts only when this method returns
   * @throws DrException TABLE_GAP when the log does not rebuild the version; as {@link
   *     CommitReader#read} and {@link Features#check}
   */
  public static void read(
      ObjectReader store, LogListing listing, long version, Consumer<ActionLine> live) {
    new SnapshotLines(store, listing, version, live).read();
  }

  private void read() {
    Optional<Checkpoint> base = base();
    long first = base.map(checkpoint -> checkpoint.version() + 1).orElse(0L);
    for (long commit = version; commit >= first; commit--) {
      commit(store, listing, commit, this::newest);
    }
    base.ifPresent(this::checkpoint);
    if (!named.contains(Kind.METADATA + "/") || !named.contains(Kind.PROTOCOL + "/")) {
      throw LogErrors.corrupt(where(listing.table()), "it has no metaData or no protocol");
    }
  }

  /**
   * Reads the actions of one commit, in its order.
   *
   * @throws DrException as {@link CommitReader#read}; CONFLICT when it changed since it was listed
   */
  public static void commit(
      ObjectReader store, LogListing listing, long version, Consumer<ActionLine> each) {
    ObjectEntry entry = listing.commits().get(version);
    if (entry == null) {
      throw new IllegalArgumentException("no commit " + version + " was listed");
    }
    lines(store, entry, each);
  }

  private static void lines(ObjectReader store, ObjectEntry entry, Consumer<ActionLine> each) {
    String where = store.root().resolve(entry.path()).text();
    try (InputStream in =
        new BufferedInputStream(
            store.open(entry.path(), ByteRange.ALL, Optional.of(entry.version())), 1 << 16)) {
      LineReader.actions(in, where, each);
    } catch (IOException e) {
      throw LogErrors.ofStore(e, where);
    }
  }

  private Optional<Checkpoint> base() {
    NavigableMap<Long, List<Checkpoint>> below = listing.checkpoints().headMap(version, true);
    Optional<Checkpoint> base =
        below.descendingMap().values().stream()
            .map(several -> several.get(0))
            .filter(checkpoint -> contiguous(checkpoint.version() + 1))
            .findFirst();
    if (base.isEmpty() && !contiguous(0)) {
      throw new DrException(
          Problem.TABLE_GAP,
          where(listing.table())
              + ": version "
              + version
              + " cannot be rebuilt: commits are missing "
              + listing.gaps()
              + " and no complete checkpoint has all commits after it. Repair the table, or"
              + " quarantine it");
    }
    return base;
  }

  private boolean contiguous(long first) {
    return listing.commits().subMap(first, version + 1).size() == version + 1 - first;
  }

  private void newest(ActionLine line) {
    switch (line.kind()) {
      case ADD -> {
        if (seen.add(line.key())) {
          live.accept(line);
        }
      }
      case REMOVE -> seen.add(line.key());
      default -> once(line);
    }
  }

  private void once(ActionLine line) {
    boolean state =
        switch (line.kind()) {
          case PROTOCOL, METADATA, TRANSACTION, DOMAIN -> true;
          default -> false;
        };
    if (state && named.add(line.kind() + "/" + line.name()) && !isTombstone(line)) {
      live.accept(line);
    }
  }

  private static boolean isTombstone(ActionLine line) {
    return line.kind() == Kind.DOMAIN && ActionTree.of(line).path("removed").asBoolean(false);
  }

  private void checkpoint(Checkpoint checkpoint) {
    List<NamedFile> sidecars = new ArrayList<>();
    for (ObjectEntry file : checkpoint.files()) {
      Consumer<ActionLine> each = line -> old(line, sidecars);
      if (checkpoint.kind() == Checkpoint.Kind.NAMED_JSON) {
        lines(store, file, each);
      } else {
        parquet(file, each);
      }
    }
    sidecars.forEach(sidecar -> parquet(find(sidecar), line -> old(line, new ArrayList<>())));
  }

  private void parquet(ObjectEntry file, Consumer<ActionLine> each) {
    String where = where(file.path());
    new ParquetLines(store, file).read(line -> each.accept(ActionLine.of(line, where)));
  }

  /** A checkpoint names a file once: nothing has to be remembered of it. */
  private void old(ActionLine line, List<NamedFile> sidecars) {
    if (line.kind() == Kind.ADD) {
      if (!seen.contains(line.key())) {
        live.accept(line);
      }
    } else if (line.kind() == Kind.SIDECAR) {
      line.file().ifPresent(action -> sidecars.add(action.file()));
    } else {
      once(line);
    }
  }

  private ObjectEntry find(NamedFile sidecar) {
    if (!(sidecar.place() instanceof FilePlace.Relative relative)) {
      throw new DrException(
          Problem.TABLE_ABSOLUTE_PATH,
          where(listing.table()) + ": the sidecar " + sidecar.place() + " is an absolute path");
    }
    ObjectPath path = listing.table().resolve(relative.path());
    return store
        .head(path)
        .orElseThrow(
            () ->
                new DrException(
                    Problem.TABLE_FILE_MISSING, where(path) + ": a checkpoint names this sidecar"));
  }

  private String where(ObjectPath path) {
    return store.root().resolve(path).text();
  }
}
