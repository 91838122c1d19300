package io.lakehousedr.simulators.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class GcsServerTest {
  @Test
  void twoServersHaveBucketsOfTheirOwn() throws IOException, InterruptedException {
    try (GcsServer one = GcsServer.start();
        GcsServer other = GcsServer.start()) {
      String bucket = one.newVersionedBucket();
      assertThat(status(one, bucket)).isEqualTo(200);
      assertThat(status(other, bucket)).isEqualTo(404);
      assertThat(one.newBucket()).isNotEqualTo(other.newBucket());
    }
  }

  private static int status(GcsServer server, String bucket)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.endpoint().resolve("/storage/v1/b/" + bucket)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
