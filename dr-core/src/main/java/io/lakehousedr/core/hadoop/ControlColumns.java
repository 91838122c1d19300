package io.lakehousedr.core.hadoop;

import io.delta.standalone.types.ArrayType;
import io.delta.standalone.types.DataType;
import io.delta.standalone.types.StringType;
import io.delta.standalone.types.StructField;
import io.delta.standalone.types.StructType;
import io.delta.standalone.types.TimestampType;
import java.util.Arrays;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The columns of the metadata table: their names and types, to Delta and to Parquet. */
enum ControlColumns {
  GROUP_NAME(Kind.TEXT),
  WORKFLOW(Kind.TEXT),
  TABLES(Kind.TEXTS),
  DATE_CREATED(Kind.TIME),
  DATE_UPDATED(Kind.TIME),
  SYNC_START_TIMESTAMP(Kind.TIME),
  SYNC_END_TIMESTAMP(Kind.TIME),
  CURRENT_SYNC_STATUS(Kind.TEXT),
  MESSAGE(Kind.TEXT);

  private enum Kind {
    TEXT,
    TEXTS,
    TIME
  }

  private final Kind kind;

  ControlColumns(Kind kind) {
    this.kind = kind;
  }

  /** The name that users query. */
  String column() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static StructType delta() {
    return new StructType(
        Arrays.stream(values())
            .map(column -> new StructField(column.column(), column.deltaType()))
            .toArray(StructField[]::new));
  }

  private DataType deltaType() {
    return switch (kind) {
      case TEXT -> new StringType();
      case TEXTS -> new ArrayType(new StringType(), true);
      case TIME -> new TimestampType();
    };
  }

  static MessageType parquet() {
    return new MessageType(
        "spark_schema",
        Arrays.stream(values()).map(ControlColumns::parquetType).toArray(Type[]::new));
  }

  private Type parquetType() {
    return switch (kind) {
      case TEXT -> text().named(column());
      case TEXTS -> Types.optionalList().element(text().named("element")).named(column());
      case TIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column());
    };
  }

  private static Types.PrimitiveBuilder<org.apache.parquet.schema.PrimitiveType> text() {
    return Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
  }
}
