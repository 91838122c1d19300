package io.lakehousedr.simulators.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AzuriteServerTest {
  @Test
  void answersOnlyThoseItKnowsAndEnds() throws IOException, InterruptedException {
    try (AzuriteServer server = AzuriteServer.start()) {
      String container = server.newContainer();
      assertThat(server.newContainer()).isNotEqualTo(container);
      URI list = URI.create(server.endpoint() + "/" + container + "?restype=container&comp=list");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isIn(403, 404);
      server.close();
    }
  }
}
