package io.lakehousedr.core.hadoop;

import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The log store of delta-standalone over a {@link StoreMount}: a commit is one conditional create.
 * Public because it is made by its name.
 */
public final class StoreLogStore extends LogStore {
  /** Made by reflection. */
  public StoreLogStore(Configuration configuration) {
    super(configuration);
  }

  @Override
  public CloseableIterator<String> read(Path path, Configuration configuration) throws IOException {
    StoreMount mount = StoreMount.of(path);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                mount.store().open(mount.object(path)), StandardCharsets.UTF_8))) {
      // Commits of the engine's own tables are a few lines long.
      return new Lines(reader.lines().toList().iterator());
    } catch (DrException e) {
      throw Failures.toIo(path.toString(), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void write(
      Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
      throws IOException {
    StoreMount mount = StoreMount.of(path);
    StringBuilder text = new StringBuilder();
    actions.forEachRemaining(action -> text.append(action).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (overwrite) {
      Puts.overwrite(mount.store(), mount.object(path), bytes);
    } else {
      Puts.create(mount.store(), mount.object(path), bytes);
    }
  }

  @Override
  public Iterator<FileStatus> listFrom(Path path, Configuration configuration) throws IOException {
    StoreMount mount = StoreMount.of(path);
    try (Stream<ObjectEntry> files = DirectoryListing.from(mount.store(), mount.object(path))) {
      List<FileStatus> all = files.map(entry -> StoreFileSystem.status(mount, entry)).toList();
      return all.iterator();
    } catch (DrException e) {
      throw Failures.toIo(path.toString(), e);
    }
  }

  @Override
  public Path resolvePathOnPhysicalStorage(Path path, Configuration configuration) {
    return path;
  }

  /** An object appears whole or not at all. */
  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
    return false;
  }

  private record Lines(Iterator<String> lines) implements CloseableIterator<String> {
    @Override
    public boolean hasNext() {
      return lines.hasNext();
    }

    @Override
    public String next() {
      return lines.next();
    }

    @Override
    public void close() {}
  }
}
