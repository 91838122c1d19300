package io.lakehousedr.simulators.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class S3ServerTest {
  @Test
  void answersOnlyThoseItKnows() throws IOException, InterruptedException {
    try (S3Server server = S3Server.start()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.endpoint().resolve("/" + server.newBucket())).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("AccessDenied");
    }
  }

  @Test
  void twoServersRunAtOnce() {
    try (S3Server one = S3Server.start();
        S3Server other = S3Server.start()) {
      assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
      assertThat(one.newBucket()).isNotEqualTo(other.newBucket());
    }
  }
}
