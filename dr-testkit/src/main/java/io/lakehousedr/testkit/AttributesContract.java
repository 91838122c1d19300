package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectAttributes.Kind;
import io.lakehousedr.spi.store.ResumableUploads;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store keeps beside the bytes, by every way to write. */
abstract class AttributesContract extends InterruptContract {
  private static final Map<String, String> METADATA =
      Map.of("owner", "team a", "note", "gr\u00fc\u00df dich");

  /** Metadata that the service takes: names of letters and underscores, texts of any kind. */
  protected Map<String, String> metadata() {
    return METADATA;
  }

  private ObjectAttributes kept() {
    return ObjectAttributes.of(
        Optional.of("application/x-test").filter(type -> keeps(Kind.CONTENT_TYPE)),
        keeps(Kind.METADATA) ? metadata() : Map.of());
  }

  private boolean keeps(Kind kind) {
    return store.traits().attributes().contains(kind);
  }

  private DescribesObjects describing() {
    assumeTrue(
        store instanceof DescribesObjects && !store.traits().attributes().isEmpty(),
        "the store keeps nothing beside the bytes");
    return (DescribesObjects) store;
  }

  private ObjectAttributes found(ObjectEntry entry) {
    ObjectAttributes all = describing().attributes(entry.path(), entry.version());
    return new ObjectAttributes(
        all.contentType().filter(type -> keeps(Kind.CONTENT_TYPE)),
        all.metadata(),
        Optional.empty());
  }

  @Test
  final void attributesAreKeptByCreateAndChangedByReplace() {
    describing();
    WriteOptions options = WriteOptions.DURABLE.with(kept());
    ObjectEntry made = store.create(path("a"), text("x"), options);
    assertThat(found(made)).isEqualTo(kept());
    ObjectEntry bare = store.replace(path("a"), made.version(), text("y"), WriteOptions.DURABLE);
    assertThat(found(bare).metadata()).isEmpty();
    assertFails(ErrorKind.CONFLICT, () -> found(made));
    ObjectEntry again = store.replace(path("a"), bare.version(), text("zz"), options);
    assertThat(found(again)).isEqualTo(kept());
    store.delete(Map.of(path("a"), again.version()));
    assertFails(ErrorKind.NOT_FOUND, () -> found(again));
  }

  @Test
  final void aCopyHasTheAttributesItWasGiven() {
    describing();
    assumeTrue(store instanceof ServerSideCopy, "the store does not copy");
    ServerSideCopy able = (ServerSideCopy) store;
    ObjectEntry source = put("from", "content");
    Optional<ObjectEntry> made =
        able.copy(store, source, path("to"), WriteOptions.DURABLE.with(kept()));
    assertThat(made.map(this::found)).contains(kept());
    Optional<ObjectEntry> bare =
        able.copy(store, made.orElseThrow(), path("bare"), WriteOptions.DURABLE);
    assertThat(bare.map(this::found).map(ObjectAttributes::metadata).orElseThrow()).isEmpty();
  }

  @Test
  final void anUploadHasTheAttributesItWasBegunWith() {
    describing();
    assumeTrue(store instanceof ResumableUploads, "the store has no uploads");
    ResumableUploads able = (ResumableUploads) store;
    try (ResumableUploads.Upload upload = able.upload(path("up"), "token", 1, kept())) {
      upload.put(0, text("x"));
      assertThat(found(upload.complete(WriteOptions.DURABLE))).isEqualTo(kept());
    }
  }
}
