package io.lakehousedr.core.hadoop;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * What delta-standalone needs of a file system, over a {@link StoreMount}. Public because Hadoop
 * makes it by its name. It neither renames nor appends: objects appear whole.
 */
public final class StoreFileSystem extends FileSystem {
  /** Before every name that is written here. */
  private static final String FIRST = "!";

  private URI uri = URI.create(StoreMount.SCHEME + "://closed");
  private Path workingDirectory = new Path("/");

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(name, configuration);
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
    workingDirectory = new Path(uri + "/");
  }

  @Override
  public String getScheme() {
    return StoreMount.SCHEME;
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    Path full = getFileStatus(path).getPath();
    StoreMount mount = StoreMount.of(full);
    return new FSDataInputStream(
        new HadoopInput(new StoreInput(mount.store(), mount.object(full))));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    Path full = makeQualified(path);
    StoreMount mount = StoreMount.of(full);
    try {
      ObjectPath object = mount.object(full);
      Optional<ObjectEntry> file = mount.store().head(object);
      return file.isPresent() ? status(mount, file.get()) : directory(mount, object, full);
    } catch (DrException e) {
      throw Failures.toIo(full.toString(), e);
    }
  }

  private static FileStatus directory(StoreMount mount, ObjectPath object, Path path)
      throws IOException {
    try (Stream<ObjectEntry> entries = mount.store().list(object, "")) {
      if (entries.findFirst().isEmpty()) {
        throw Failures.absent(path.toString());
      }
    }
    return status(0, 0, path, true);
  }

  static FileStatus status(StoreMount mount, ObjectEntry entry) {
    long modified = entry.lastModified().toEpochMilli();
    return status(entry.size(), modified, mount.path(entry.path()), false);
  }

  /** With an owner given, so that Hadoop does not ask the system for one. */
  private static FileStatus status(long size, long modified, Path path, boolean directory) {
    FsPermission permission = FsPermission.createImmutable((short) 0700);
    return new FileStatus(size, directory, 1, size, modified, 0, permission, "dr", "dr", path);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    Path full = makeQualified(path);
    StoreMount mount = StoreMount.of(full);
    try (Stream<ObjectEntry> files =
        DirectoryListing.from(mount.store(), mount.object(full).resolve(FIRST))) {
      return files.map(entry -> status(mount, entry)).toArray(FileStatus[]::new);
    } catch (DrException e) {
      throw Failures.toIo(full.toString(), e);
    }
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    Path full = makeQualified(path);
    StoreMount mount = StoreMount.of(full);
    return Puts.delete(mount.store(), mount.object(full));
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) {
    return true;
  }

  @Override
  public void setWorkingDirectory(Path directory) {
    workingDirectory = directory;
  }

  @Override
  public Path getWorkingDirectory() {
    return workingDirectory;
  }

  /** The object appears when the stream is closed: created, or replaced where that is wanted. */
  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    Path full = makeQualified(path);
    StoreMount mount = StoreMount.of(full);
    ObjectPath object = mount.object(full);
    PutStream.Target target =
        overwrite
            ? bytes -> Puts.overwrite(mount.store(), object, bytes)
            : bytes -> Puts.create(mount.store(), object, bytes);
    return new FSDataOutputStream(new PutStream(target), statistics);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
    throw ReaderFileIo.readOnly(path.toString());
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw ReaderFileIo.readOnly(to.toString());
  }
}
