package io.lakehousedr.simulators.azure;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request that is being answered. */
final class Request {
  private final HttpExchange exchange;
  private final Map<String, String> query = new TreeMap<>();

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
  }

  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** The path, still encoded. */
  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  boolean asks(String name, String value) {
    return value.equals(query.get(name));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** All headers that begin so, names in lower case. */
  Map<String, String> headers(String prefix) {
    Map<String, String> found = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(prefix)) {
                found.put(lower, values.get(0));
              }
            });
    return found;
  }

  byte[] body() throws IOException {
    return exchange.getRequestBody().readAllBytes();
  }

  Request set(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
    return this;
  }

  void answer(int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean none = method().equals("HEAD") || body.length == 0;
    if (method().equals("HEAD") && status == 200) {
      set("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  void answer(int status) throws IOException {
    answer(status, new byte[0]);
  }

  /** A failure with the service's own code. */
  void fail(int status, String code) throws IOException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code></Error>";
    set("x-ms-error-code", code).set("Content-Type", "application/xml");
    answer(status, xml.getBytes(StandardCharsets.UTF_8));
  }
}
