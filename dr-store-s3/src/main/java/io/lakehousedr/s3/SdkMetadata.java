package io.lakehousedr.s3;

import com.amazonaws.services.s3.model.ObjectMetadata;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Headers of objects, in both directions. */
final class SdkMetadata {
  /** Names the write that made an object, so that a write whose answer was lost is found again. */
  private static final String NONCE = "dr-nonce";

  private static final Map<Checksum.Algorithm, String> CHECKSUMS =
      Map.of(
          Checksum.Algorithm.SHA_256, "x-amz-checksum-sha256",
          Checksum.Algorithm.CRC32C, "x-amz-checksum-crc32c",
          Checksum.Algorithm.CRC64NVME, "x-amz-checksum-crc64nvme");

  private SdkMetadata() {}

  static ObjectMetadata of(ObjectAttributes attributes, String nonce) {
    ObjectMetadata metadata = new ObjectMetadata();
    attributes.contentType().ifPresent(metadata::setContentType);
    attributes
        .metadata()
        .forEach((name, value) -> metadata.addUserMetadata(name, HeaderText.encode(value)));
    metadata.addUserMetadata(NONCE, nonce);
    return metadata;
  }

  /** Lets the service check the content too. */
  static void expect(ObjectMetadata metadata, Checksum checksum) {
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(checksum.hex()));
    String header = CHECKSUMS.get(checksum.algorithm());
    if (header == null) {
      metadata.setContentMD5(base64);
    } else {
      metadata.setHeader(header, base64);
    }
  }

  /** Refuses an answer without the headers that each has. */
  static void checkWhole(ObjectMetadata metadata) {
    SdkRequests.whole(metadata.getETag());
    SdkRequests.whole(metadata.getLastModified());
    SdkRequests.whole(metadata.getRawMetadataValue("Content-Length"));
  }

  static Described described(ObjectMetadata metadata) {
    checkWhole(metadata);
    Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    own.putAll(metadata.getUserMetadata());
    Optional<String> nonce = Optional.ofNullable(own.remove(NONCE));
    own.replaceAll((name, value) -> HeaderText.decode(value));
    return new Described(
        metadata.getInstanceLength(),
        metadata.getETag(),
        Instant.ofEpochSecond(metadata.getLastModified().toInstant().getEpochSecond()),
        checksum(metadata),
        ObjectAttributes.of(Optional.ofNullable(metadata.getContentType()), own),
        nonce);
  }

  private static Optional<Checksum> checksum(ObjectMetadata metadata) {
    return Stream.of(Checksum.Algorithm.values())
        .flatMap(algorithm -> kept(metadata, algorithm).stream())
        .findFirst()
        .or(() -> md5(metadata));
  }

  /** One the service keeps of the whole object, not one composed of those of its parts. */
  private static Optional<Checksum> kept(ObjectMetadata metadata, Checksum.Algorithm algorithm) {
    boolean composed =
        "COMPOSITE".equals(String.valueOf(metadata.getRawMetadataValue("x-amz-checksum-type")));
    return Optional.ofNullable(CHECKSUMS.get(algorithm))
        .map(metadata::getRawMetadataValue)
        .map(Object::toString)
        .filter(base64 -> !composed && base64.indexOf('-') < 0)
        .map(base64 -> HexFormat.of().formatHex(Base64.getDecoder().decode(base64)))
        .map(hex -> new Checksum(algorithm, hex));
  }

  /** The entity tag of what was written by one request and is not encrypted by a key of its own. */
  private static Optional<Checksum> md5(ObjectMetadata metadata) {
    String encryption = String.valueOf(metadata.getSSEAlgorithm());
    boolean plain = !encryption.startsWith("aws:kms") && metadata.getSSECustomerAlgorithm() == null;
    return Optional.of(metadata.getETag())
        .filter(tag -> plain && tag.matches("[0-9a-f]{32}"))
        .map(tag -> new Checksum(Checksum.Algorithm.MD5, tag));
  }
}
