package io.lakehousedr.core.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file of a checkpoint as the lines that a commit would have. Tombstones are left
 * out, and so are parsed statistics and partition values, which repeat what {@code stats} and
 * {@code partitionValues} say; where a writer left {@code stats} out, the number of rows is kept,
 * which deletion vectors demand. Memory: the columns of one row group, packed. Not thread-safe.
 */
final class ParquetLines {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> PARSED = Set.of("stats_parsed", "partitionValues_parsed");
  private static final Set<String> COUNTS = Set.of("numRecords", "tightBounds");

  private final ObjectReader store;
  private final ObjectEntry entry;
  private final String where;

  ParquetLines(ObjectReader store, ObjectEntry entry) {
    this.store = store;
    this.entry = entry;
    this.where = store.root().resolve(entry.path()).text();
  }

  /** What the consumer threw, on its way past the handling of damage. */
  private static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    Passed(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }

  void read(Consumer<String> lines) {
    try {
      readAll(lines);
    } catch (Passed e) {
      throw e.thrown;
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      RuntimeException known = LogErrors.inside(e);
      throw known != null ? known : LogErrors.corrupt(where, "no sound Parquet file: " + e, e);
    }
  }

  private void readAll(Consumer<String> lines) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader file = ParquetFileReader.open(StoreStream.file(store, entry), options)) {
      MessageType schema = wanted(file.getFileMetaData().getSchema());
      if (schema.getFieldCount() == 0) {
        return;
      }
      file.setRequestedSchema(schema);
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (PageReadStore pages = file.readNextRowGroup();
          pages != null;
          pages = file.readNextRowGroup()) {
        rows(columns.getRecordReader(pages, new GroupRecordConverter(schema)), pages, lines);
      }
    }
  }

  private static void rows(RecordReader<Group> reader, PageReadStore pages, Consumer<String> lines)
      throws IOException {
    for (long row = 0; row < pages.getRowCount(); row++) {
      Group action = reader.read();
      if (action != null && !isEmpty(action)) {
        pass(lines, line(action));
      }
    }
  }

  private static void pass(Consumer<String> lines, String line) {
    try {
      lines.accept(line);
    } catch (RuntimeException e) {
      throw new Passed(e);
    }
  }

  private static MessageType wanted(MessageType all) {
    List<Type> fields =
        all.getFields().stream()
            .filter(field -> !field.getName().equals("remove"))
            .map(field -> field.getName().equals("add") ? slim(field.asGroupType()) : field)
            .toList();
    return new MessageType(all.getName(), fields);
  }

  private static Type slim(GroupType add) {
    List<Type> fields =
        add.getFields().stream()
            .filter(field -> !PARSED.contains(field.getName()) || hasCount(field))
            .map(field -> PARSED.contains(field.getName()) ? counts(field) : field)
            .toList();
    return add.withNewFields(fields);
  }

  private static boolean hasCount(Type parsed) {
    return parsed.getName().equals("stats_parsed")
        && parsed.asGroupType().containsField("numRecords");
  }

  private static Type counts(Type parsed) {
    return parsed
        .asGroupType()
        .withNewFields(
            parsed.asGroupType().getFields().stream()
                .filter(field -> COUNTS.contains(field.getName()))
                .toList());
  }

  private static boolean isEmpty(Group action) {
    return action.getType().getFields().stream()
        .allMatch(field -> action.getFieldRepetitionCount(field.getName()) == 0);
  }

  private static String line(Group action) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      struct(json, action);
    }
    return text.toString();
  }

  private static void struct(JsonGenerator json, Group group) throws IOException {
    json.writeStartObject();
    GroupType type = group.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      String name = type.getFieldName(field);
      if (group.getFieldRepetitionCount(field) > 0 && !PARSED.contains(name)) {
        json.writeFieldName(name);
        value(json, group, field, 0);
      }
    }
    countsAsStats(json, group);
    json.writeEndObject();
  }

  private static void countsAsStats(JsonGenerator json, Group group) throws IOException {
    GroupType type = group.getType();
    if (!type.containsField("stats_parsed")
        || group.getFieldRepetitionCount("stats_parsed") == 0
        || (type.containsField("stats") && group.getFieldRepetitionCount("stats") > 0)) {
      return;
    }
    Group counts = group.getGroup("stats_parsed", 0);
    if (counts.getFieldRepetitionCount("numRecords") > 0) {
      json.writeStringField("stats", line(counts));
    }
  }

  private static void value(JsonGenerator json, Group group, int field, int index)
      throws IOException {
    Type type = group.getType().getType(field);
    if (type.isPrimitive()) {
      primitive(json, group, field, index);
      return;
    }
    Group inner = group.getGroup(field, index);
    switch (shape(type.asGroupType())) {
      case MAP -> map(json, inner);
      case LIST -> list(json, inner);
      default -> struct(json, inner);
    }
  }

  private enum Shape {
    MAP,
    LIST,
    STRUCT
  }

  /** Old writers leave the annotation out; the only group of one repeated field is one of both. */
  private static Shape shape(GroupType type) {
    if (type.getFieldCount() != 1 || !type.getType(0).isRepetition(Type.Repetition.REPEATED)) {
      return Shape.STRUCT;
    }
    Type repeated = type.getType(0);
    return !repeated.isPrimitive() && repeated.asGroupType().containsField("key")
        ? Shape.MAP
        : Shape.LIST;
  }

  private static void map(JsonGenerator json, Group map) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      json.writeFieldName(entry.getString("key", 0));
      if (entry.getFieldRepetitionCount("value") == 0) {
        json.writeNull();
      } else {
        value(json, entry, entry.getType().getFieldIndex("value"), 0);
      }
    }
    json.writeEndObject();
  }

  /** Lists of two levels have the element itself repeated, those of three wrap it in a group. */
  private static void list(JsonGenerator json, Group list) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      if (list.getType().getType(0).isPrimitive()) {
        primitive(json, list, 0, i);
      } else {
        value(json, list.getGroup(0, i), 0, 0);
      }
    }
    json.writeEndArray();
  }

  private static void primitive(JsonGenerator json, Group group, int field, int index)
      throws IOException {
    switch (group.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> json.writeBoolean(group.getBoolean(field, index));
      case INT32 -> json.writeNumber(group.getInteger(field, index));
      case INT64 -> json.writeNumber(group.getLong(field, index));
      case DOUBLE -> json.writeNumber(group.getDouble(field, index));
      case FLOAT -> json.writeNumber(group.getFloat(field, index));
      default -> json.writeString(group.getString(field, index));
    }
  }
}
