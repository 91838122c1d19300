package io.lakehousedr.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.WriteOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies within the service. */
class RewritingTest {
  private static final ObjectPath FROM = ObjectPath.of("from");
  private static final ObjectPath TO = ObjectPath.of("to");
  private static final byte[] BYTES = new byte[3_000_000];
  private static final ObjectAttributes KEPT =
      ObjectAttributes.of(Optional.of("application/parquet"), Map.of("owner", "us"));

  @Test
  void anotherBucketGetsBytesAndAttributes() {
    try (GcsStore north = Gcs.open(Gcs.newRoot(), Map.of());
        GcsStore south = Gcs.open(Gcs.newRoot(), Map.of())) {
      ObjectEntry source = north.create(FROM, Content.of(BYTES), WriteOptions.DURABLE.with(KEPT));
      ObjectAttributes read = north.attributes(FROM, source.version());
      WriteOptions options =
          WriteOptions.DURABLE.with(read).expecting(source.checksum().orElseThrow());
      ObjectEntry made = south.copy(north, source, TO, options).orElseThrow();
      assertThat(made.size()).isEqualTo(BYTES.length);
      assertThat(made.checksum()).isEqualTo(source.checksum());
      assertThat(south.attributes(TO, made.version())).isEqualTo(KEPT);
    }
  }

  @Test
  void whatTheServiceCannotCopyOrCheckIsStreamed() {
    try (GcsStore north = Gcs.open(Gcs.newRoot(), Map.of());
        GcsStore elsewhere = Gcs.open(Gcs.newRoot(), Map.of("access_token", "another identity"))) {
      ObjectEntry source = north.create(FROM, Content.of(BYTES), WriteOptions.DURABLE);
      assertThat(elsewhere.copy(north, source, TO, WriteOptions.DURABLE)).isEmpty();
      WriteOptions sha = WriteOptions.DURABLE.expecting(Checksum.sha256(BYTES));
      assertThat(north.copy(north, source, TO, sha)).isEmpty();
      assertThat(north.head(TO)).isEmpty();
    }
  }

  @Test
  void aLongCopyGoesOnWithItsToken() {
    StubServer.Answer nothing = StubServer.failure(404, "notFound", "No such object");
    StubServer.Answer bucket = StubServer.json(200, "{}");
    StubServer.Answer part =
        StubServer.json(
            200,
            "{\"done\": false, \"rewriteToken\": \"one\", \"objectSize\": \"9\","
                + " \"totalBytesRewritten\": \"3\"}");
    StubServer.Answer done =
        StubServer.json(
            200,
            "{\"done\": true, \"objectSize\": \"9\", \"totalBytesRewritten\": \"9\","
                + " \"resource\": {\"bucket\": \"b\", \"name\": \"to\", \"size\": \"9\","
                + " \"generation\": \"4\", \"timeCreated\": \"2026-01-02T03:04:05.678Z\"}}");
    try (StubServer server =
            new StubServer(
                nothing,
                bucket,
                part,
                StubServer.failure(503, "backendError", "busy"),
                nothing,
                done);
        GcsStore store = Gcs.open(Location.parse("gs://b"), server.endpoint(), Map.of())) {
      ObjectEntry source =
          new ObjectEntry(FROM, 9, new ObjectVersion("3"), Instant.EPOCH, Optional.empty());
      assertThatThrownBy(() -> store.copy(store, source, TO, WriteOptions.DURABLE))
          .isInstanceOf(DrException.class)
          .hasMessageContaining("busy");
      assertThat(store.copy(store, source, TO, WriteOptions.DURABLE))
          .map(ObjectEntry::version)
          .contains(new ObjectVersion("4"));
      assertThat(server.asked().get(2))
          .contains("ifGenerationMatch=0")
          .contains("ifSourceGenerationMatch=3")
          .contains("sourceGeneration=3");
      assertThat(server.asked().get(5)).contains("rewriteToken=one");
    }
  }
}
