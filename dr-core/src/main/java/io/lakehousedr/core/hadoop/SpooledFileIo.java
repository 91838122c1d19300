package io.lakehousedr.core.hadoop;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.ship.CheckpointWriter;
import io.lakehousedr.core.verify.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A table that Kernel reads, and a checkpoint that it writes beside it: into spools. */
final class SpooledFileIo implements FileIO {
  private static final String PARQUET = ".parquet";

  private final ReaderFileIo table;
  private final CheckpointWriter.Made made;

  SpooledFileIo(Side side, CheckpointWriter.Made made) {
    this.table = new ReaderFileIo(side);
    this.made = made;
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return new Output(path, path.endsWith(PARQUET) ? made.parquet() : made.hint());
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
    return table.listFrom(path);
  }

  /** Kernel looks at what it has written. */
  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    return made.parquet().size() > 0 && path.endsWith(PARQUET)
        ? FileStatus.of(path, made.parquet().size(), 0)
        : table.getFileStatus(path);
  }

  @Override
  public String resolvePath(String path) {
    return path;
  }

  @Override
  public InputFile newInputFile(String path, long size) {
    return table.newInputFile(path, size);
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
  public boolean delete(String path) throws IOException {
    return table.delete(path);
  }

  @Override
  public void copyFileAtomically(String from, String to, boolean overwrite) throws IOException {
    table.copyFileAtomically(from, to, overwrite);
  }

  private record Output(String path, Spool spool) implements OutputFile {
    @Override
    public PositionOutputStream create(boolean overwrite) {
      return new Pouring(spool);
    }

    @Override
    public void writeAtomically(CloseableIterator<String> lines, boolean overwrite)
        throws IOException {
      try (lines) {
        while (lines.hasNext()) {
          spool.write((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  /** Closing it leaves the spool open, which is still to be read. */
  private static final class Pouring extends PositionOutputStream {
    private final Spool spool;

    Pouring(Spool spool) {
      this.spool = spool;
    }

    @Override
    public long getPos() {
      return spool.size();
    }

    @Override
    public void write(int value) throws IOException {
      spool.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      spool.write(bytes, offset, length);
    }
  }
}
