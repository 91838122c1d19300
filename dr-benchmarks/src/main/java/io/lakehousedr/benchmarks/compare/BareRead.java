package io.lakehousedr.benchmarks.compare;

import io.lakehousedr.benchmarks.data.SampleTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** Reads the column {@code add.path} of a checkpoint and nothing else: the yardstick. */
final class BareRead {
  private static final String[] PATH = {"add", "path"};

  private BareRead() {}

  /** How many paths there are. */
  static long paths(Path table) throws IOException {
    String name = String.format(Locale.ROOT, "%020d.checkpoint.parquet", SampleTable.BASE);
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader file =
        ParquetFileReader.open(
            new LocalInputFile(table.resolve("_delta_log").resolve(name)), options)) {
      MessageType schema = file.getFileMetaData().getSchema();
      ColumnDescriptor column = schema.getColumnDescription(PATH);
      file.setRequestedSchema(List.of(column));
      long characters = 0;
      long paths = 0;
      for (PageReadStore pages = file.readNextRowGroup();
          pages != null;
          pages = file.readNextRowGroup()) {
        ColumnReader reader =
            new ColumnReadStoreImpl(
                    pages, new Nowhere(), schema, file.getFileMetaData().getCreatedBy())
                .getColumnReader(column);
        for (long row = 0; row < pages.getRowCount(); row++) {
          if (reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
            characters += reader.getBinary().toStringUsingUTF8().length();
            paths++;
          }
          reader.consume();
        }
      }
      return characters > 0 ? paths : 0;
    }
  }

  /** The library wants somewhere to put values; they are asked for instead. */
  private static final class Nowhere extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new Anywhere();
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  private static final class Anywhere extends Converter {
    @Override
    public boolean isPrimitive() {
      return true;
    }

    @Override
    public PrimitiveConverter asPrimitiveConverter() {
      return new PrimitiveConverter() {};
    }

    @Override
    public GroupConverter asGroupConverter() {
      return new Nowhere();
    }
  }
}
