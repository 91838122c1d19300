package io.lakehousedr.simulators.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Azure Blob Storage as a process of this machine: Azurite, installed by npm into the user's cache
 * folder at its first use. It checks keys and SAS. Clients address it by path ({@code
 * http://127.0.0.1:N/account/container/blob}). It has no DFS endpoint. Thread-safe.
 */
public final class AzuriteServer implements TestServer {
  private static final String ACCOUNT = "localaccount";
  private static final String KEY =
      Base64.getEncoder().encodeToString("local-credential".getBytes(StandardCharsets.UTF_8));
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String VERSION = "2021-12-02";
  private static final AtomicInteger CONTAINERS = new AtomicInteger();

  private final int port;
  private final Path folder;
  private final ChildProcess process;

  private AzuriteServer(int port, Path folder, ChildProcess process) {
    this.port = port;
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts one, without containers, on a free port. Ends the test as skipped when there is no Node
   * (see {@link Availability}).
   */
  public static AzuriteServer start() {
    List<String> program = AzuriteProgram.command(new Availability());
    int port = FreePort.find();
    Path folder = newFolder();
    List<String> arguments =
        List.of(
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            Integer.toString(port),
            "--location",
            folder.toString(),
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent");
    ChildProcess process =
        ChildProcess.start(
            "Azurite",
            Stream.concat(program.stream(), arguments.stream()).toList(),
            Map.of("AZURITE_ACCOUNTS", ACCOUNT + ":" + KEY),
            folder.resolve("printed.log"));
    return new AzuriteServer(port, folder, process.awaitPort(port, PATIENCE));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("azurite");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The account's blob URL. */
  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT);
  }

  /** The one account that is known. */
  public String account() {
    return ACCOUNT;
  }

  /** Its key, in base 64. */
  public String accountKey() {
    return KEY;
  }

  /** Makes a container that nobody has used yet, and returns its name. */
  public String newContainer() {
    String name = "container-" + CONTAINERS.incrementAndGet();
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint() + "/" + name + "?restype=container"))
            .header("x-ms-date", date)
            .header("x-ms-version", VERSION)
            .header("Authorization", "SharedKey " + ACCOUNT + ":" + signature(name, date))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    checkCreated(name, request);
    return name;
  }

  /** REST: "Authorize with Shared Key"; all standard headers of this request are empty. */
  private static String signature(String container, String date) {
    String signed =
        "PUT"
            + "\n".repeat(12)
            + "x-ms-date:"
            + date
            + "\nx-ms-version:"
            + VERSION
            + "\n/"
            + ACCOUNT
            + "/"
            + ACCOUNT
            + "/"
            + container
            + "\nrestype:container";
    return SharedKey.signature(KEY, signed);
  }

  private void checkCreated(String name, HttpRequest request) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException("no container " + name + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no container " + name + process.printed(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making " + name, e);
    }
  }

  @Override
  public void close() {
    process.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (java.nio.file.NoSuchFileException e) {
      // Closed before.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
