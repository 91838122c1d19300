package io.lakehousedr.core.delta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Finds the columns of a checkpoint in a file's schema (PROTOCOL.md, "Checkpoint Schema"). */
final class Columns {
  private static final List<String> FILES = List.of("add", "remove", "sidecar");
  private static final List<String> FILE_FIELDS = List.of("path", "size", "sizeInBytes");
  private static final List<String> VECTOR_FIELDS =
      List.of("storageType", "pathOrInlineDv", "offset", "sizeInBytes");

  private final MessageType schema;

  Columns(MessageType schema) {
    this.schema = schema;
  }

  /**
   * @throws io.lakehousedr.error.DrException TABLE_FEATURE for a column that is no known action,
   *     TABLE_LOG_CORRUPT when there is none that is
   */
  void check(String where) {
    for (Type field : schema.getFields()) {
      if (!ActionReader.KNOWN.contains(field.getName())) {
        throw LogErrors.feature(where, "the action \"" + field.getName() + "\" is not known");
      }
    }
    if (!all("add", "columnFiles").isEmpty() || !all("remove", "columnFiles").isEmpty()) {
      throw LogErrors.feature(where, "column files are not known");
    }
    for (String group : FILES) {
      if (schema.containsField(group) && leaf(group, "path").isEmpty()) {
        throw LogErrors.corrupt(where, "the column " + group + ".path is missing or no text");
      }
    }
  }

  /** The columns that are wanted. */
  List<ColumnDescriptor> of(ParquetActions.Scope scope) {
    return switch (scope) {
      case SIDECARS -> ofFiles(List.of("sidecar"));
      case HEAD -> ofHead();
      case ALL -> Stream.concat(ofHead().stream(), ofFiles(FILES).stream()).toList();
    };
  }

  private List<ColumnDescriptor> ofFiles(List<String> groups) {
    List<ColumnDescriptor> columns = new ArrayList<>();
    for (String group : groups) {
      FILE_FIELDS.forEach(field -> leaf(group, field).ifPresent(columns::add));
      VECTOR_FIELDS.forEach(field -> leaf(group, "deletionVector", field).ifPresent(columns::add));
    }
    return columns;
  }

  /** The columns of {@code metaData} and {@code protocol}. */
  private List<ColumnDescriptor> ofHead() {
    List<ColumnDescriptor> columns = new ArrayList<>(all("protocol"));
    leaf("metaData", "id").ifPresent(columns::add);
    leaf("metaData", "schemaString").ifPresent(columns::add);
    columns.addAll(all("metaData", "partitionColumns"));
    columns.addAll(all("metaData", "configuration"));
    return columns;
  }

  /** The column of exactly that path, if it is there and of a type that can be read. */
  Optional<ColumnDescriptor> leaf(String... path) {
    return all(path).stream()
        .filter(column -> column.getPath().length == path.length)
        .filter(column -> column.getMaxRepetitionLevel() == 0)
        .filter(Columns::readable)
        .findFirst();
  }

  private static boolean readable(ColumnDescriptor column) {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    boolean number = type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64;
    return isNumber(column.getPath()) ? number : type == PrimitiveTypeName.BINARY;
  }

  private static boolean isNumber(String[] path) {
    return switch (path[path.length - 1]) {
      case "size", "sizeInBytes", "offset", "minReaderVersion", "minWriterVersion" -> true;
      default -> false;
    };
  }

  /** All columns at or below a path. */
  List<ColumnDescriptor> all(String... prefix) {
    return schema.getColumns().stream()
        .filter(column -> startsWith(column.getPath(), prefix))
        .toList();
  }

  private static boolean startsWith(String[] path, String[] prefix) {
    return path.length >= prefix.length
        && Arrays.equals(Arrays.copyOf(path, prefix.length), prefix);
  }
}
