package io.lakehousedr.simulators.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Google Cloud Storage's JSON API: fake-gcs-server, built with Go at first use, with its objects in
 * memory. It knows no credentials, and does not look at the generation that a composed, rewritten
 * or deleted object must have. Thread-safe.
 */
public final class GcsServer implements TestServer {
  private static final GoProgram PROGRAM =
      new GoProgram("github.com/fsouza/fake-gcs-server", "v1.56.1");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final int port;
  private final ChildProcess process;
  private final Path log;

  private GcsServer(int port, ChildProcess process, Path log) {
    this.port = port;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one, without buckets, on a free port.
   *
   * @throws RuntimeException that skips the test, or fails it in CI, when there is no Go
   */
  public static GcsServer start() {
    Path program = PROGRAM.installed();
    try {
      Path log = Files.createTempFile("fake-gcs-server", ".log");
      int port = FreePort.find();
      ChildProcess process =
          ChildProcess.start("fake-gcs-server", command(program, port), Map.of(), log);
      return new GcsServer(port, process.awaitPort(port, PATIENCE), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path program, int port) {
    return List.of(
        program.toString(),
        "-scheme=http",
        "-host=127.0.0.1",
        "-port=" + port,
        "-backend=memory",
        "-public-host=127.0.0.1:" + port,
        "-log-level=error");
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Makes a bucket that nobody has used yet, and returns its name. */
  public String newBucket() {
    return make("");
  }

  /** Makes a new bucket that keeps old versions. */
  public String newVersionedBucket() {
    return make(",\"versioning\":{\"enabled\":true}");
  }

  private String make(String more) {
    String name = "bucket-" + BUCKETS.incrementAndGet();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint().resolve("/storage/v1/b?project=test"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\"" + more + "}"))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no bucket: " + answer.body() + process.printed());
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making a bucket", e);
    }
  }

  @Override
  public void close() {
    process.close();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
