package io.lakehousedr.core.verify;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Holds a replica's log against its source's, byte for byte. */
final class LogComparison {
  /**
   * Two different commits differ in file names, times or sizes, at many places; damage is a bit, a
   * byte, or a block that is no JSON any more.
   */
  private static final long DAMAGE = 8;

  private final LogFolder source;
  private final LogFolder replica;
  private final Findings findings;
  private final Tasks tasks;
  private final int limit;
  private final AtomicLong diverged = new AtomicLong(Long.MAX_VALUE);

  LogComparison(LogFolder source, LogFolder replica, Findings findings, Tasks tasks, int limit) {
    this.source = source;
    this.replica = replica;
    this.findings = findings;
    this.tasks = tasks;
    this.limit = limit;
  }

  /** Compares everything both sides hold up to {@code version}, and what the replica has beyond. */
  void compare(long version) {
    each(replica.commits(), this::commit);
    each(replica.derived(), (name, file) -> derived(version, name, file));
    each(replica.sidecars(), this::sidecar);
    if (diverged.get() < Long.MAX_VALUE) {
      findings.add(new Finding.Diverged(replica.where(diverged.get()), diverged.get()));
    }
  }

  private <K, V> void each(NavigableMap<K, V> files, Comparison<K, V> work) {
    tasks.each(
        files.entrySet().stream(), limit, file -> work.compare(file.getKey(), file.getValue()));
  }

  private interface Comparison<K, V> {
    void compare(K name, V file);
  }

  /** The source may have cleaned a commit; one beyond its last it never made. */
  private void commit(long version, ObjectEntry copy) {
    ObjectEntry original = source.commits().get(version);
    if (original != null) {
      findings.look(replica.where(version), () -> commit(version, original, copy));
    } else if (source.commits().isEmpty() || version > source.commits().lastKey()) {
      diverge(version);
    }
  }

  private void commit(long version, ObjectEntry original, ObjectEntry copy) {
    findings.countLogFile();
    OptionalLong offset = firstDifference(original, copy);
    if (offset.isPresent() && isOther(original, copy)) {
      diverge(version);
    } else if (offset.isPresent()) {
      findings.add(new Finding.DifferentBytes(replica.where(version), offset.getAsLong()));
    }
  }

  /** Whether the copy is a commit of its own rather than a damaged copy. */
  private boolean isOther(ObjectEntry original, ObjectEntry copy) {
    boolean commit = Contents.read(replicas(), copy.path(), CommitText.wellFormed());
    return commit
        && (original.size() != copy.size()
            || Contents.differences(sources(), original.path(), replicas(), copy.path()) > DAMAGE);
  }

  /** Only the first counts: what follows a foreign commit is foreign too. */
  private void diverge(long version) {
    diverged.accumulateAndGet(version, Math::min);
  }

  /**
   * Checkpoints, checksums and compactions come and go on their own: they are compared where both
   * sides have them. Whether the replica has those it needs, a reader tells.
   */
  private void derived(long version, String name, LogFolder.Derived copy) {
    LogFolder.Derived original = source.derived().get(name);
    if (original != null && copy.version() <= version) {
      same(original.entry(), copy.entry());
    }
  }

  private void sidecar(String name, ObjectEntry copy) {
    ObjectEntry original = source.sidecars().get(name);
    if (original != null) {
      same(original, copy);
    }
  }

  private void same(ObjectEntry original, ObjectEntry copy) {
    String where = replica.side().where(copy.path());
    findings.look(
        where,
        () -> {
          findings.countLogFile();
          firstDifference(original, copy)
              .ifPresent(offset -> findings.add(new Finding.DifferentBytes(where, offset)));
        });
  }

  private OptionalLong firstDifference(ObjectEntry original, ObjectEntry copy) {
    return Contents.firstDifference(sources(), original.path(), replicas(), copy.path());
  }

  private ObjectReader sources() {
    return source.side().reader();
  }

  private ObjectReader replicas() {
    return replica.side().reader();
  }
}
