package io.lakehousedr.core.sync;

import io.lakehousedr.core.verify.NeededFile;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rows of a {@link TestTable}, whose files are no Parquet. */
final class TestRows implements TableReader {
  private final TestTime time;

  TestRows(TestTime time) {
    this.time = time;
  }

  @Override
  public Stream<NeededFile> files(Side side, long version) {
    throw new UnsupportedOperationException("only rows are read");
  }

  @Override
  public RowDigest rows(Side side, long version, Slice slice) {
    List<String> rows = read(new TestTable(side.reader(), side.table().text(), time), version);
    String hash = Checksum.sha256(rows.toString().getBytes(StandardCharsets.UTF_8)).hex();
    return new RowDigest(rows.size(), hash.substring(0, 32), "struct<>");
  }

  private static List<String> read(TestTable table, long version) {
    try {
      return table.rows(version);
    } catch (AssertionError e) {
      if (e.getCause() instanceof DrException known) {
        throw known;
      }
      if (e.getCause() instanceof IOException broken) {
        throw DrException.broken("a table", broken);
      }
      throw e;
    }
  }
}
