package io.lakehousedr.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each request as it was told, and keeps what was asked; for what no server does. */
final class StubServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** An answer, and what is sent of its body. */
  record Answer(int status, Map<String, String> headers, String body) {}

  StubServer(Answer... answers) {
    this(plain(), "http", answers);
  }

  /** One that speaks TLS. */
  StubServer(OwnAuthority authority, Answer... answers) {
    this(secure(authority), "https", answers);
  }

  private StubServer(HttpServer server, String scheme, Answer... answers) {
    this.server = server;
    this.scheme = scheme;
    this.answers.addAll(List.of(answers));
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(anyPort(), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer secure(OwnAuthority authority) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 50);
      server.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer json(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body);
  }

  /** A failure in the form that the JSON API gives. */
  static Answer failure(int status, String reason, String message) {
    return json(
        status,
        """
        {"error": {"code": %d, "message": "%s",
         "errors": [{"message": "%s", "domain": "global", "reason": "%s"}]}}
        """
            .formatted(status, message, message, reason));
  }

  /** An object as the JSON API describes it. */
  static Answer object(long generation, String nonce) {
    return json(
        200,
        """
        {"kind": "storage#object", "bucket": "b", "name": "n", "size": "1",
         "generation": "%d", "timeCreated": "2026-01-02T03:04:05.678Z",
         "metadata": {"dr-nonce": "%s"}}
        """
            .formatted(generation, nonce));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String identity = exchange.getRequestHeaders().getFirst("Authorization");
      asked.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + "\n"
              + identity
              + "\n"
              + body);
      Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  URI endpoint() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, address, authorization and body of each request so far. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
