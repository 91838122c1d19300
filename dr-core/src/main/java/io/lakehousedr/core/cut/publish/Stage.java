package io.lakehousedr.core.cut.publish;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.store.Summing;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.LazyDurability;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * One run's own folder {@code _dr/stage/<run id>/<group id>/}. Names in it are used once; nothing
 * in it has a meaning before a record names it. The group is part of the path so that its clean-up
 * sees what belongs to it. Thread-safe.
 */
public final class Stage {
  /** The folder of all stages, below the control root. */
  public static final ObjectPath ROOT = GroupLog.ROOT.resolve("stage");

  private final ObjectStore control;
  private final ObjectPath folder;

  /** The stage of {@code run} for {@code group}. */
  public Stage(ObjectStore control, GroupId group, RunId run) {
    this.control = control;
    this.folder = ROOT.resolve(run.text()).resolve(group.text());
  }

  /** The store that the stage lies in. */
  public ObjectStore control() {
    return control;
  }

  /** Where {@link #put} puts an object of that name. */
  public ObjectPath path(String name) {
    return folder.resolve(name);
  }

  /**
   * Stages an object, durable after the next {@link #barrier}.
   *
   * @param name below the run's folder, never used before
   */
  public StageFile put(String name, Content content) {
    ObjectPath path = path(name);
    Checksum sha256 = whole(content);
    create(path, content, sha256);
    return new StageFile(path, content.size(), sha256);
  }

  /**
   * Stages an object whose bytes are read only once, durable after the next {@link #barrier}.
   *
   * @param name below the run's folder, never used before
   * @param expected checksum that the bytes must have
   * @throws DrException CORRUPT when they have another; then nothing was staged
   */
  public StageFile pour(String name, Content content, Optional<Checksum> expected) {
    ObjectPath path = path(name);
    WriteOptions options = expected.map(WriteOptions.LAZY::expecting).orElse(WriteOptions.LAZY);
    Summing summing = new Summing(content, Set.of(Checksum.Algorithm.SHA_256));
    try {
      control.create(path, summing, options);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.OUTCOME_UNKNOWN) {
        throw e;
      }
      return pourAgain(path, content, options, e);
    }
    return new StageFile(path, content.size(), sha256(summing));
  }

  /** What stands there is ours, from the first call or this one; its checksum is read from it. */
  private StageFile pourAgain(
      ObjectPath path, Content content, WriteOptions options, DrException unknown) {
    try {
      control.create(path, content, options);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.ALREADY_EXISTS) {
        e.addSuppressed(unknown);
        throw e;
      }
    }
    return new StageFile(path, content.size(), Sums.sha256(control, path));
  }

  /** The name is this run's own: what is there after an unknown outcome is ours. */
  private void create(ObjectPath path, Content content, Checksum sha256) {
    try {
      control.create(path, content, WriteOptions.LAZY.expecting(sha256));
    } catch (DrException e) {
      if (e.kind() != ErrorKind.OUTCOME_UNKNOWN) {
        throw e;
      }
      createAgain(path, content, sha256, e);
    }
  }

  private void createAgain(ObjectPath path, Content content, Checksum sha256, DrException unknown) {
    try {
      control.create(path, content, WriteOptions.LAZY.expecting(sha256));
    } catch (DrException e) {
      if (e.kind() != ErrorKind.ALREADY_EXISTS) {
        e.addSuppressed(unknown);
        throw e;
      }
    }
  }

  /**
   * Returns when all that was staged survives a power cut: call it before a record names any of it.
   */
  public void barrier() {
    if (control instanceof LazyDurability lazy) {
      lazy.barrier();
    }
  }

  private static Checksum sha256(Summing read) {
    return read.sum(Checksum.Algorithm.SHA_256)
        .orElseThrow(() -> new IllegalStateException("the content was not read"));
  }

  private static Checksum whole(Content content) {
    try (InputStream in = content.open()) {
      return Checksum.sha256(in);
    } catch (IOException e) {
      throw DrException.broken("bytes to be staged", e);
    }
  }

  /**
   * Staged bytes as content for a store.
   *
   * @throws DrException NOT_FOUND at the first read when the stage has lost them
   */
  public static Content content(ObjectReader control, StageRange range) {
    return new Content() {
      @Override
      public long size() {
        return range.length();
      }

      @Override
      public InputStream open() {
        return range.length() == 0
            ? InputStream.nullInputStream()
            : control.open(range.path(), range.range(), Optional.empty());
      }
    };
  }

  /** The whole staged object, to be read. */
  public static InputStream open(ObjectReader control, StageFile file) {
    return control.open(file.path(), ByteRange.ALL, Optional.empty());
  }
}
