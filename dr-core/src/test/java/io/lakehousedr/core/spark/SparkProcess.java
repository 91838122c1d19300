package io.lakehousedr.core.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Spark process of the module dr-spark-server, for tests that need real Delta tables. It takes
 * some seconds to start: share one among the tests of a class or more. Requests run one at a time.
 *
 * <p>The module must have been compiled. Its folder {@code target} is found beside the module whose
 * tests run, or named by the system property {@code dr.spark.server.target}. Tests assume {@link
 * #available()}.
 */
public final class SparkProcess implements AutoCloseable {
  private static final String TARGET_PROPERTY = "dr.spark.server.target";
  private static final String MAIN_CLASS = "io.lakehousedr.sparkserver.SparkServer";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);
  private static final String END_OF_OUTPUT = "";

  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final Process process;
  private final Writer requests;
  private final Path errorFile;
  private long lastId;

  private SparkProcess(Process process, Path errorFile) {
    this.process = process;
    this.errorFile = errorFile;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Whether the server was compiled, so that it can be started. */
  public static boolean available() {
    return Files.isRegularFile(classpathFile());
  }

  /**
   * Starts a server and waits until it can be asked.
   *
   * @param scratch a folder for Spark's own files and the server's log
   */
  public static SparkProcess start(Path scratch) {
    return start(scratch, START_TIMEOUT);
  }

  /** Starts a server that must be ready in time. */
  public static SparkProcess start(Path scratch, Duration timeout) {
    Path errorFile = scratch.resolve("spark-server.err");
    try {
      Files.createDirectories(scratch);
      ProcessBuilder builder = new ProcessBuilder(command(scratch));
      Process process = builder.redirectError(errorFile.toFile()).start();
      SparkProcess server = new SparkProcess(process, errorFile);
      server.awaitReady(timeout);
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot start the Spark server", failure);
    }
  }

  /** The names of the kinds of table the server can make. */
  public List<String> kinds() {
    return texts(ask(request("kinds")).get("kinds"));
  }

  /** Makes the first state of a kind of table and returns its version. */
  public long make(String kind, Path table) {
    return ask(request("make").put("name", kind).put("path", text(table))).get("version").asLong();
  }

  /**
   * Brings a table of a kind forward and returns its version.
   *
   * @param number of the increment, 1 to 3
   */
  public long step(String kind, Path table, int number) {
    ObjectNode request = request("step").put("name", kind).put("path", text(table));
    return ask(request.put("n", number)).get("version").asLong();
  }

  /** The content of the latest version. */
  public Content digest(Path table) {
    return content(ask(request("digest").put("path", text(table))));
  }

  /** The content of one version. */
  public Content digest(Path table, long version) {
    return content(ask(request("digest").put("path", text(table)).put("version", version)));
  }

  /** The content at an instant, as {@code TIMESTAMP AS OF} finds it. */
  public Content digest(Path table, Instant timestamp) {
    ObjectNode request = request("digest").put("path", text(table));
    return content(ask(request.put("timestamp", timestamp.toString())));
  }

  /** The changed rows between two versions, both included, without the commits' timestamps. */
  public Content cdf(Path table, long from, long to) {
    return content(ask(cdfRequest(table, from, to)));
  }

  /** The changed rows between two versions, both included, with the commits' timestamps. */
  public Content cdfWithTimestamps(Path table, long from, long to) {
    return content(ask(cdfRequest(table, from, to).put("timestamps", true)));
  }

  /** The table's commits, the oldest first. */
  public List<HistoryEntry> history(Path table) {
    List<HistoryEntry> history = new ArrayList<>();
    ask(request("history").put("path", text(table)))
        .get("history")
        .forEach(entry -> history.add(historyEntry(entry)));
    return history;
  }

  /** What the latest version says about the table itself. */
  public Detail detail(Path table) {
    JsonNode answer = ask(request("detail").put("path", text(table)));
    return new Detail(
        answer.get("tableId").asText(),
        answer.get("version").asLong(),
        answer.get("minReaderVersion").asInt(),
        answer.get("minWriterVersion").asInt(),
        texts(answer.get("readerFeatures")),
        texts(answer.get("writerFeatures")),
        map(answer.get("configuration")));
  }

  /** Runs a statement; a table is referred to as {@code delta.`/its/path`}. */
  public Rows sql(String statement) {
    return rows(ask(request("sql").put("sql", statement)));
  }

  /** Appends the rows of a query by a stream, in a commit with a {@code txn} action. */
  public long streamAppend(Path table, Path checkpoint, String select) {
    ObjectNode request = request("streamAppend").put("path", text(table));
    request.put("checkpoint", text(checkpoint)).put("select", select);
    return ask(request).get("version").asLong();
  }

  /**
   * Reads what a stream with this checkpoint has not seen yet.
   *
   * @param options of the stream, such as {@code startingVersion} or {@code readChangeFeed}
   */
  public Received streamRead(Path table, Path checkpoint, Map<String, String> options) {
    ObjectNode request = request("streamRead").put("path", text(table));
    request.put("checkpoint", text(checkpoint)).set("options", json.valueToTree(options));
    JsonNode answer = ask(request);
    return new Received(content(answer), rows(answer.get("received")));
  }

  /** The file that holds what the server logged. */
  public Path errorFile() {
    return errorFile;
  }

  /** Ends the server; it needs no time to do so. */
  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Path scratch) throws IOException {
    Path classes = target().resolve("classes");
    String classpath = classes + File.pathSeparator + Files.readString(classpathFile()).strip();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + classes.resolve("jvm.options"),
        "-Djava.io.tmpdir=" + Files.createDirectories(scratch.resolve("tmp")).toAbsolutePath(),
        "-cp",
        classpath,
        MAIN_CLASS,
        scratch.resolve("spark").toAbsolutePath().toString());
  }

  private static Path classpathFile() {
    return target().resolve("classpath.txt");
  }

  private static Path target() {
    String named = System.getProperty(TARGET_PROPERTY);
    if (named != null) {
      return Path.of(named).toAbsolutePath();
    }
    // Maven runs the tests in the module's folder, an IDE often in the project's.
    Path beside = Path.of("..", "dr-spark-server", "target").toAbsolutePath().normalize();
    Path below = Path.of("dr-spark-server", "target").toAbsolutePath();
    return Files.isDirectory(below) ? below : beside;
  }

  private void awaitReady(Duration timeout) {
    Thread reader = new Thread(this::readOutput, "spark-server-output");
    reader.setDaemon(true);
    reader.start();
    Instant deadline = Instant.now().plus(timeout);
    String line = nextLine(timeout);
    while (!line.equals("READY")) {
      line = nextLine(Duration.between(Instant.now(), deadline));
    }
  }

  private void readOutput() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isEmpty()).forEach(output::add);
    } catch (IOException | UncheckedIOException closed) {
      // The process is gone, which the line below tells.
    } finally {
      output.add(END_OF_OUTPUT);
    }
  }

  private synchronized JsonNode ask(ObjectNode request) {
    request.put("id", ++lastId);
    send(request);
    JsonNode answer = answer(lastId);
    if (answer.has("error")) {
      throw new SparkException(answer.get("error").asText());
    }
    return answer;
  }

  private void send(ObjectNode request) {
    try {
      requests.write(request + "\n");
      requests.flush();
    } catch (IOException failure) {
      throw new IllegalStateException("The Spark server is gone, see " + errorFile, failure);
    }
  }

  private JsonNode answer(long id) {
    JsonNode answer = parse(nextLine(REQUEST_TIMEOUT));
    // The answer to a request that timed out may still come.
    while (answer.path("id").asLong() < id) {
      answer = parse(nextLine(REQUEST_TIMEOUT));
    }
    return answer;
  }

  private JsonNode parse(String line) {
    try {
      return json.readTree(line);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("Not an answer of the Spark server: " + line, foreign);
    }
  }

  private String nextLine(Duration timeout) {
    try {
      String line = output.poll(Math.max(0, timeout.toMillis()), TimeUnit.MILLISECONDS);
      if (line == null || line.equals(END_OF_OUTPUT)) {
        process.destroyForcibly();
        String problem = line == null ? "did not answer within " + timeout : "ended";
        throw new IllegalStateException("The Spark server " + problem + ", see " + errorFile);
      }
      return line;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Spark", interrupted);
    }
  }

  private ObjectNode request(String operation) {
    return json.createObjectNode().put("op", operation);
  }

  private ObjectNode cdfRequest(Path table, long from, long to) {
    return request("cdf").put("path", text(table)).put("from", from).put("to", to);
  }

  private static String text(Path path) {
    return path.toAbsolutePath().toString();
  }

  private static Content content(JsonNode answer) {
    // A stream's rows themselves stand in a field of their own, "received".
    return new Content(
        answer.get("rows").asLong(), answer.get("digest").asText(), answer.get("schema").asText());
  }

  private static HistoryEntry historyEntry(JsonNode entry) {
    return new HistoryEntry(
        entry.get("version").asLong(),
        Instant.ofEpochMilli(entry.get("timestamp").asLong()),
        entry.get("operation").asText(),
        map(entry.get("operationParameters")));
  }

  private static Rows rows(JsonNode answer) {
    List<List<JsonNode>> rows = new ArrayList<>();
    for (JsonNode row : answer.get("rows")) {
      List<JsonNode> cells = new ArrayList<>();
      row.forEach(cells::add);
      rows.add(List.copyOf(cells));
    }
    return new Rows(texts(answer.get("columns")), List.copyOf(rows));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return List.copyOf(texts);
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    object.properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
    return map;
  }

  /**
   * All rows of a version, whatever their order.
   *
   * @param rows their number
   * @param digest equal for equal rows
   * @param schema the columns' names and types
   */
  public record Content(long rows, String digest, String schema) {}

  /**
   * The result of a statement.
   *
   * @param columns their names
   * @param rows numbers and booleans as such, nested values as arrays, anything else as text
   */
  public record Rows(List<String> columns, List<List<JsonNode>> rows) {}

  /**
   * What a stream delivered.
   *
   * @param content of all its rows
   * @param rows themselves
   */
  public record Received(Content content, Rows rows) {}

  /**
   * One commit of a table.
   *
   * @param version its version
   * @param timestamp as Delta reports it
   * @param operation such as WRITE or MERGE
   * @param operationParameters sorted by name
   */
  public record HistoryEntry(
      long version, Instant timestamp, String operation, Map<String, String> operationParameters) {}

  /**
   * What the latest version says about the table itself.
   *
   * @param tableId the metadata's id
   * @param version the latest version
   * @param minReaderVersion of the protocol
   * @param minWriterVersion of the protocol
   * @param readerFeatures sorted; empty below reader version 3
   * @param writerFeatures sorted; empty below writer version 7
   * @param configuration the table properties
   */
  public record Detail(
      String tableId,
      long version,
      int minReaderVersion,
      int minWriterVersion,
      List<String> readerFeatures,
      List<String> writerFeatures,
      Map<String, String> configuration) {}

  /** Spark refused a request; its log is in {@link SparkProcess#errorFile()}. */
  public static final class SparkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SparkException(String message) {
      super(message);
    }
  }
}
