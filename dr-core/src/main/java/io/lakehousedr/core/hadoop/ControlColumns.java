package io.lakehousedr.core.hadoop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakehousedr.core.delta.ActionTree;
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

  /** The {@code metaData} of a new table. */
  static ObjectNode metadata(String id, long created) {
    ObjectNode metadata = ActionTree.empty();
    metadata.put("id", id).put("name", "lakehouse_dr_groups");
    metadata.put(
        "description", "State of the replicated groups; written by Lakehouse DR, for reading only");
    metadata.putObject("format").put("provider", "parquet").putObject("options");
    metadata.put("schemaString", delta().toString()).putArray("partitionColumns");
    metadata
        .putObject("configuration")
        .put("delta.checkpointInterval", Integer.toString(NextCommit.CHECKPOINT_EVERY));
    return metadata.put("createdTime", created);
  }

  private static ObjectNode delta() {
    ObjectNode schema = ActionTree.empty().put("type", "struct");
    ArrayNode fields = schema.putArray("fields");
    for (ControlColumns column : values()) {
      ObjectNode field = fields.addObject().put("name", column.column());
      field.set("type", column.deltaType());
      field.put("nullable", true).putObject("metadata");
    }
    return schema;
  }

  private JsonNode deltaType() {
    return switch (kind) {
      case TEXT -> TextNode.valueOf("string");
      case TEXTS ->
          ActionTree.empty()
              .put("type", "array")
              .put("elementType", "string")
              .put("containsNull", true);
      case TIME -> TextNode.valueOf("timestamp");
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
