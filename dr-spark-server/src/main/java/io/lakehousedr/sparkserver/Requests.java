package io.lakehousedr.sparkserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.sparkserver.kinds.TableContext;
import io.lakehousedr.sparkserver.kinds.TableKind;
import io.lakehousedr.sparkserver.kinds.TableKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** Answers requests: one JSON object for each. */
final class Requests {
  private final SparkSession spark;
  private final ObjectMapper json;
  private final TableReader tables;
  private final Streams streams;
  private final Map<String, Operation> operations = new HashMap<>();

  /** Carries out one kind of request; the answer's fields are returned. */
  private interface Operation {
    Map<String, Object> apply(JsonNode request) throws Exception;
  }

  Requests(SparkSession spark, ObjectMapper json) {
    this.spark = spark;
    this.json = json;
    this.tables = new TableReader(spark);
    this.streams = new Streams(spark);
    operations.put("kinds", request -> Map.of("kinds", TableKinds.names()));
    operations.put("sql", this::sql);
    operations.put("digest", this::digest);
    operations.put("cdf", this::changes);
    operations.put("history", request -> Map.of("history", tables.history(path(request))));
    operations.put("detail", request -> detail(path(request)));
    operations.put("make", this::make);
    operations.put("step", this::step);
    operations.put("streamAppend", this::streamAppend);
    operations.put("streamRead", this::streamRead);
  }

  static boolean isExit(String line) {
    return line.replace(" ", "").contains("\"op\":\"exit\"");
  }

  String answer(String line) {
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      JsonNode request = json.readTree(line);
      answer.put("id", request.path("id").asLong());
      answer.putAll(operation(request).apply(request));
    } catch (Throwable failure) {
      // Errors too: a request without an answer would keep its test waiting.
      failure.printStackTrace();
      answer.put("error", describe(failure));
    }
    return write(answer);
  }

  private String describe(Throwable failure) {
    // A signal stops Spark's context before the process: what fails then fails for no other reason.
    String stopped = spark.sparkContext().isStopped() ? "The Spark context was stopped. " : "";
    return stopped + failure.getClass().getName() + ": " + failure.getMessage();
  }

  private Operation operation(JsonNode request) {
    String name = request.path("op").asText();
    Operation operation = operations.get(name);
    if (operation == null) {
      throw new IllegalArgumentException("Unknown op '" + name + "', known: " + known());
    }
    return operation;
  }

  private List<String> known() {
    return operations.keySet().stream().sorted().toList();
  }

  private Map<String, Object> sql(JsonNode request) {
    Dataset<Row> result = spark.sql(text(request, "sql"));
    return rows(List.of(result.columns()), result.collectAsList());
  }

  private Map<String, Object> digest(JsonNode request) {
    Map<String, String> options = new HashMap<>();
    if (request.hasNonNull("version")) {
      options.put("versionAsOf", request.get("version").asText());
    }
    if (request.hasNonNull("timestamp")) {
      options.put("timestampAsOf", request.get("timestamp").asText());
    }
    return content(ContentDigest.of(tables.read(path(request), options)));
  }

  private Map<String, Object> changes(JsonNode request) {
    long from = request.path("from").asLong();
    Dataset<Row> changes = tables.changes(path(request), from, request.path("to").asLong());
    // Timestamps come from the commit files' modification times: not every copy can keep them.
    boolean timestamps = request.path("timestamps").asBoolean();
    return content(ContentDigest.of(timestamps ? changes : changes.drop("_commit_timestamp")));
  }

  private Map<String, Object> make(JsonNode request) throws Exception {
    kind(request).make(context(request));
    return Map.of("version", TableDetail.of(spark, tables, path(request)).version());
  }

  private Map<String, Object> step(JsonNode request) throws Exception {
    kind(request).step(request.path("n").asInt(), context(request));
    return Map.of("version", TableDetail.of(spark, tables, path(request)).version());
  }

  private Map<String, Object> detail(String path) {
    TableDetail detail = TableDetail.of(spark, tables, path);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("tableId", detail.tableId());
    answer.put("version", detail.version());
    answer.put("minReaderVersion", detail.minReaderVersion());
    answer.put("minWriterVersion", detail.minWriterVersion());
    answer.put("readerFeatures", detail.readerFeatures());
    answer.put("writerFeatures", detail.writerFeatures());
    answer.put("configuration", detail.configuration());
    return answer;
  }

  private Map<String, Object> streamAppend(JsonNode request) throws Exception {
    streams.append(path(request), text(request, "checkpoint"), text(request, "select"));
    return Map.of("version", TableDetail.of(spark, tables, path(request)).version());
  }

  private Map<String, Object> streamRead(JsonNode request) throws Exception {
    Map<String, String> options = new HashMap<>();
    request
        .path("options")
        .properties()
        .forEach(o -> options.put(o.getKey(), o.getValue().asText()));
    tables.forget(path(request));
    Streams.Received received = streams.read(path(request), text(request, "checkpoint"), options);
    Map<String, Object> answer = new LinkedHashMap<>(content(received.content()));
    answer.put("received", rows(received.columns(), received.rows()));
    return answer;
  }

  private TableContext context(JsonNode request) {
    return new TableContext(spark, tables, streams, path(request));
  }

  private static TableKind kind(JsonNode request) {
    return TableKinds.named(text(request, "name"));
  }

  private static Map<String, Object> content(ContentDigest content) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rows", content.rows());
    answer.put("digest", content.digest());
    answer.put("schema", content.schema());
    return answer;
  }

  private static Map<String, Object> rows(List<String> columns, List<Row> rows) {
    return Map.of("columns", columns, "rows", rows.stream().map(Requests::cell).toList());
  }

  /** Numbers, booleans and texts as they are in JSON, nested values as arrays, the rest as text. */
  private static Object cell(Object value) {
    if (value instanceof Row row) {
      return cells(CanonicalValue.columns(row));
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      List<Object> entries = new ArrayList<>();
      CollectionConverters.asJava(map)
          .forEach((key, item) -> entries.add(Arrays.asList(cell(key), cell(item))));
      return entries;
    }
    if (value instanceof scala.collection.Iterable<?> elements) {
      return cells(CollectionConverters.asJava(elements));
    }
    boolean plain = value == null || value instanceof Boolean || isJsonNumber(value);
    return plain ? value : CanonicalValue.text(value);
  }

  private static List<Object> cells(Iterable<?> values) {
    List<Object> cells = new ArrayList<>();
    values.forEach(value -> cells.add(cell(value)));
    return cells;
  }

  private static boolean isJsonNumber(Object value) {
    return value instanceof Number && !(value instanceof java.math.BigDecimal);
  }

  private static String path(JsonNode request) {
    return text(request, "path");
  }

  private static String text(JsonNode request, String field) {
    if (!request.hasNonNull(field)) {
      throw new IllegalArgumentException("The request has no '" + field + "'");
    }
    return request.get(field).asText();
  }

  private String write(Map<String, Object> answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
