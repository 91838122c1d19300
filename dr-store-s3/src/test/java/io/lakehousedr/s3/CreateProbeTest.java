package io.lakehousedr.s3;

import static io.lakehousedr.s3.Stores.failure;
import static io.lakehousedr.s3.Stores.names;
import static io.lakehousedr.s3.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateProbeTest {
  @Test
  void aServiceThatHonoursConditionsIsUsed() {
    String root = "s3://" + Stores.server().newBucket() + "/root";
    Map<String, String> options = Stores.options();
    options.remove("conditional_create");
    try (ObjectStore store = Stores.open(root, options)) {
      put(store, "a", "x");
      put(store, "b", "x");
      assertThat(names(store)).as("what was tried out is not listed").containsExactly("a", "b");
    }
  }

  @Test
  void aServiceThatIgnoresThemIsNeverWrittenTo() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", CreateProbeTest::acceptEverything);
    server.start();
    Map<String, String> options = Stores.options();
    options.remove("conditional_create");
    int port = server.getAddress().getPort();
    options.put("endpoint", URI.create("http://127.0.0.1:" + port).toString());
    try (ObjectStore store = Stores.open("s3://bucket/root", options)) {
      assertThat(failure(() -> put(store, "a", "x")))
          .hasMessageContaining("ignores If-None-Match")
          .extracting(e -> e.problem())
          .isEqualTo(Problem.STORE_UNFIT);
    } finally {
      server.stop(0);
    }
  }

  /** As services did before there were conditions: whoever writes last wins. */
  private static void acceptEverything(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("ETag", "\"d1457b72c3fb323a2671125aef3eab5d\"");
    exchange.getResponseHeaders().add("Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
