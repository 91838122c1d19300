package io.lakehousedr.core.hadoop;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** The files of one table, to Kernel, for reading. Thread-safe. */
final class ReaderFileIo implements FileIO {
  private final ObjectReader reader;
  private final TablePaths paths;

  ReaderFileIo(Side side) {
    this.reader = side.reader();
    this.paths = TablePaths.of(side);
  }

  TablePaths paths() {
    return paths;
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
    try {
      return new KernelIterator<>(
          DirectoryListing.from(reader, paths.object(path)).map(this::status));
    } catch (DrException e) {
      throw Failures.toIo(path, e);
    }
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    try {
      return reader
          .head(paths.object(path))
          .map(this::status)
          .orElseThrow(() -> Failures.absent(path));
    } catch (DrException e) {
      throw Failures.toIo(path, e);
    }
  }

  private FileStatus status(ObjectEntry entry) {
    return FileStatus.of(
        paths.name(entry.path()), entry.size(), entry.lastModified().toEpochMilli());
  }

  @Override
  public String resolvePath(String path) {
    return path;
  }

  @Override
  public InputFile newInputFile(String path, long size) {
    return new KernelInput(reader, paths.object(path), path, size);
  }

  @Override
  public Optional<String> getConf(String key) {
    return Optional.empty();
  }

  @Override
  public boolean mkdirs(String path) {
    return true;
  }

  @Override
  public OutputFile newOutputFile(String path) {
    throw readOnly(path);
  }

  @Override
  public boolean delete(String path) throws IOException {
    throw readOnly(path);
  }

  @Override
  public void copyFileAtomically(String from, String to, boolean overwrite) throws IOException {
    throw readOnly(to);
  }

  static UnsupportedOperationException readOnly(String path) {
    return new UnsupportedOperationException(path + " is not written through this engine");
  }
}
