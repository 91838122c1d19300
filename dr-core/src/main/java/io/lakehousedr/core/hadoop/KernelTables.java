package io.lakehousedr.core.hadoop;

import io.delta.kernel.data.Row;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.lakehousedr.core.hadoop.KernelSnapshot.LoggedFile;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.verify.NeededFile;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.model.ObjectPath;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads tables by Delta Kernel. Thread-safe. */
public final class KernelTables implements TableReader {
  /** The length in front of a deletion vector and the checksum behind it (protocol, appendix). */
  private static final int VECTOR_FRAME = 8;

  private final Tasks tasks;
  private final int limit;

  /**
   * Reads with the threads of {@code tasks}.
   *
   * @param limit how many data files of one table are read at once
   */
  public KernelTables(Tasks tasks, int limit) {
    this.tasks = tasks;
    this.limit = limit;
  }

  @Override
  public Stream<NeededFile> files(Side side, long version) {
    KernelSnapshot snapshot = KernelSnapshot.load(side, OptionalLong.of(version));
    TablePaths paths = snapshot.paths();
    return snapshot.files().flatMap(row -> Stream.concat(data(paths, row), vector(paths, row)));
  }

  private static Stream<NeededFile> data(TablePaths paths, Row row) {
    LoggedFile file = new LoggedFile(row);
    return Stream.of(named(paths, paths.logged(file.path()), file.size(), NeededFile.Fit.EXACT));
  }

  private static Stream<NeededFile> vector(TablePaths paths, Row row) {
    return Optional.ofNullable(InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row))
        .filter(DeletionVectorDescriptor::isOnDisk)
        .map(vector -> vector(paths, vector))
        .stream();
  }

  private static NeededFile vector(TablePaths paths, DeletionVectorDescriptor vector) {
    ObjectPath path = paths.object(vector.getAbsolutePath(TablePaths.ROOT));
    long end = vector.getOffset().orElse(0) + (long) vector.getSizeInBytes() + VECTOR_FRAME;
    return named(paths, path, end, NeededFile.Fit.AT_LEAST);
  }

  private static NeededFile named(
      TablePaths paths, ObjectPath path, long size, NeededFile.Fit fit) {
    String name =
        paths.table().relativize(path).map(ObjectPath::text).orElseGet(() -> paths.name(path));
    return new NeededFile(path, name, size, fit);
  }

  @Override
  public RowDigest rows(Side side, long version, Slice slice) {
    KernelSnapshot snapshot = KernelSnapshot.load(side, OptionalLong.of(version));
    RowSum sum = new RowSum();
    Stream<Row> files = snapshot.files().filter(row -> slice.holds(name(snapshot.paths(), row)));
    tasks.each(files, limit, file -> sum.add(sum(snapshot, file)));
    return sum.digest(SchemaText.of(snapshot.schema()));
  }

  private static RowSum sum(KernelSnapshot snapshot, Row file) {
    RowSum sum = new RowSum();
    snapshot.read(file, sum::add);
    return sum;
  }

  private static String name(TablePaths paths, Row row) {
    return data(paths, row).findFirst().map(NeededFile::name).orElseThrow();
  }
}
