package io.lakehousedr.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobField;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The SDK's objects and the engine's. A version is a generation: it changes with every write of the
 * bytes and never comes back; changes of metadata alone, which have numbers of their own, do not
 * count.
 */
final class Blobs {
  /** What a listing tells of each object; more would make its pages larger. */
  static final BlobField[] LISTED = {
    BlobField.NAME, BlobField.SIZE, BlobField.GENERATION, BlobField.TIME_CREATED, BlobField.CRC32C
  };

  /** Which write made an object: what it finds by that after a failure is its own. */
  static final String NONCE = "dr-nonce";

  /** What objects have whose writer did not say. */
  private static final String BYTES = "application/octet-stream";

  private Blobs() {}

  static ObjectEntry entry(ObjectPath path, BlobInfo blob) {
    return new ObjectEntry(
        path,
        Optional.ofNullable(blob.getSize()).orElse(0L),
        version(blob),
        created(blob),
        crc32c(blob));
  }

  static ObjectVersion version(BlobInfo blob) {
    return new ObjectVersion(Long.toString(blob.getGeneration()));
  }

  private static Instant created(BlobInfo blob) {
    return Optional.ofNullable(blob.getCreateTimeOffsetDateTime())
        .map(OffsetDateTime::toInstant)
        .orElse(Instant.EPOCH);
  }

  static Optional<Checksum> crc32c(BlobInfo blob) {
    return Optional.ofNullable(blob.getCrc32c()).map(text -> hex(Checksum.Algorithm.CRC32C, text));
  }

  static Optional<Checksum> md5(BlobInfo blob) {
    return Optional.ofNullable(blob.getMd5()).map(text -> hex(Checksum.Algorithm.MD5, text));
  }

  private static Checksum hex(Checksum.Algorithm algorithm, String base64) {
    return new Checksum(algorithm, HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
  }

  static String base64(Checksum checksum) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(checksum.hex()));
  }

  /** The generation that a version stands for; empty when it is no version of this service. */
  static Optional<Long> generation(ObjectVersion version) {
    return version.tag().matches("[1-9]\\d{0,17}")
        ? Optional.of(Long.valueOf(version.tag()))
        : Optional.empty();
  }

  /** A new object to be written. */
  static BlobInfo.Builder describe(
      String bucket, String name, ObjectAttributes attributes, String nonce) {
    Map<String, String> metadata = new HashMap<>(attributes.metadata());
    metadata.put(NONCE, nonce);
    return BlobInfo.newBuilder(BlobId.of(bucket, name))
        .setContentType(attributes.contentType().orElse(BYTES))
        .setMetadata(metadata);
  }

  /** What belongs to an object beside its bytes. */
  static ObjectAttributes attributes(BlobInfo blob) {
    Map<String, String> metadata = new HashMap<>();
    Optional.ofNullable(blob.getMetadata())
        .ifPresent(
            known ->
                known.forEach(
                    (name, value) ->
                        Optional.ofNullable(value).ifPresent(it -> metadata.put(name, it))));
    metadata.remove(NONCE);
    return ObjectAttributes.of(Optional.ofNullable(blob.getContentType()), metadata);
  }

  /** Whether an object was made by the write of that nonce. */
  static boolean isOf(Blob blob, String nonce) {
    return Optional.ofNullable(blob.getMetadata())
        .map(metadata -> nonce.equals(metadata.get(NONCE)))
        .orElse(false);
  }
}
