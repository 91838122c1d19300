package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.NamedFile.Role;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files that belong to a table at a version (PROTOCOL.md, "Action Reconciliation"): those of
 * the newest complete checkpoint at or before it, changed by the commits after. Thread-safe.
 */
public final class LiveFiles {
  private final Commits commits;
  private final Optional<Checkpoint> base;
  private final long version;

  private LiveFiles(ObjectReader store, ObjectPath table, long version) {
    this.commits = new Commits(store, Rebuild.listing(store, table, version));
    this.base = commits.listing().checkpointAtOrBefore(version);
    this.version = version;
    if (base.isEmpty() && !commits.listing().commits().containsKey(0L)) {
      throw new DrException(
          Problem.TABLE_TOO_EARLY,
          commits.where(version) + ": the log holds nothing that rebuilds this version");
    }
  }

  /**
   * Which of some files a version needs: data files that are live, and deletion vectors of live
   * data files. Reads the log from the checkpoint on; memory is proportional to {@code asked}.
   *
   * @param asked as the log names them
   * @param table the table's folder relative to the store's root
   * @return those of {@code asked} that are needed
   * @throws DrException TABLE_TOO_EARLY when the version cannot be rebuilt; what {@link
   *     CommitReader} and {@link CheckpointReader} throw
   */
  public static Set<FilePlace> among(
      Set<FilePlace> asked, ObjectReader store, ObjectPath table, long version) {
    return asked.isEmpty() ? Set.of() : new LiveFiles(store, table, version).among(asked);
  }

  /**
   * Tells of every live file at a version, once. Reads the commits newest first, then the
   * checkpoint; memory is about 24 bytes for each action of the commits after the checkpoint.
   *
   * @param consumer is told each live {@code add}; what it was told counts only when this method
   *     returns
   * @throws DrException as {@link #among}
   */
  public static void each(
      ObjectReader store, ObjectPath table, long version, Consumer<FileAction> consumer) {
    new LiveFiles(store, table, version).each(consumer);
  }

  private long firstCommit() {
    return base.map(checkpoint -> checkpoint.version() + 1).orElse(0L);
  }

  private void each(Consumer<FileAction> consumer) {
    KeySet seen = new KeySet();
    for (long at = version; at >= firstCommit(); at--) {
      commits.visit(
          at,
          filesOnly(
              action -> {
                if (seen.add(action.key()) && isAdd(action)) {
                  consumer.accept(action);
                }
              }));
    }
    base(
        action -> {
          if (isAdd(action) && !seen.contains(action.key())) {
            consumer.accept(action);
          }
        });
  }

  private void base(Consumer<FileAction> consumer) {
    base.ifPresent(
        checkpoint ->
            CheckpointReader.read(
                commits.store(), commits.listing().table(), checkpoint, filesOnly(consumer)));
  }

  private static boolean isAdd(FileAction action) {
    return action.file().role() == Role.ADDED;
  }

  /** Actions that change which files are live. */
  private static CommitVisitor filesOnly(Consumer<FileAction> consumer) {
    return new CommitVisitor() {
      @Override
      public void action(FileAction action) {
        if (action.file().kind() == NamedFile.Kind.DATA) {
          consumer.accept(action);
        }
      }
    };
  }

  private Set<FilePlace> among(Set<FilePlace> asked) {
    Map<String, FileAction> live = new HashMap<>();
    base(
        action -> {
          if (isAdd(action) && touches(action, asked)) {
            live.put(action.key(), action);
          }
        });
    for (long at = firstCommit(); at <= version; at++) {
      apply(at, asked, live);
    }
    Set<FilePlace> found = new HashSet<>();
    live.values().forEach(action -> action.files().forEach(file -> found.add(file.place())));
    found.retainAll(asked);
    return found;
  }

  /** The actions of a commit have no order, and its removes are of what was there before. */
  private void apply(long at, Set<FilePlace> asked, Map<String, FileAction> live) {
    List<FileAction> adds = new ArrayList<>();
    commits.visit(
        at,
        filesOnly(
            action -> {
              if (!isAdd(action)) {
                live.remove(action.key());
              } else if (touches(action, asked)) {
                adds.add(action);
              }
            }));
    adds.forEach(action -> live.put(action.key(), action));
  }

  private static boolean touches(FileAction action, Set<FilePlace> asked) {
    return action.files().stream().anyMatch(file -> asked.contains(file.place()));
  }
}
