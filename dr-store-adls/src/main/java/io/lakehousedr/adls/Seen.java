package io.lakehousedr.adls;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.DateTimeRfc1123;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobType;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the service says of one blob.
 *
 * @param contentType as it was written
 * @param metadata as the service keeps it, names in lower case
 * @param folder whether it only stands for a folder
 */
record Seen(
    ObjectEntry entry, Optional<String> contentType, Map<String, String> metadata, boolean folder) {
  private static final HttpHeaderName RESOURCE = HttpHeaderName.fromString("x-ms-resource-type");
  private static final HttpHeaderName KIND = HttpHeaderName.fromString("x-ms-blob-type");
  private static final HttpHeaderName MD5 = HttpHeaderName.fromString("Content-MD5");

  /** By the answer to a HEAD or a GET of the whole. */
  static Seen of(ObjectPath path, HttpResponse answer) {
    HttpHeaders headers = answer.getHeaders();
    Map<String, String> metadata = metadata(headers);
    ObjectEntry entry = entry(path, headers, size(headers));
    boolean folder =
        "directory".equals(headers.getValue(RESOURCE)) || isMarker(entry.size(), metadata);
    return new Seen(
        entry,
        Optional.ofNullable(headers.getValue(HttpHeaderName.CONTENT_TYPE)),
        metadata,
        folder);
  }

  /** By the answer to a write. */
  static ObjectEntry written(ObjectPath path, long size, HttpResponse answer) {
    return entry(path, answer.getHeaders(), size);
  }

  private static ObjectEntry entry(ObjectPath path, HttpHeaders headers, long size) {
    String type = headers.getValue(KIND);
    String md5 = headers.getValue(MD5);
    return new ObjectEntry(
        path,
        size,
        version(String.valueOf(headers.getValue(HttpHeaderName.ETAG))),
        modified(headers),
        type == null || type.equals("BlockBlob") ? md5(md5) : Optional.empty());
  }

  private static Instant modified(HttpHeaders headers) {
    String text = headers.getValue(HttpHeaderName.LAST_MODIFIED);
    return text == null ? Instant.EPOCH : new DateTimeRfc1123(text).getDateTime().toInstant();
  }

  private static long size(HttpHeaders headers) {
    String length = headers.getValue(HttpHeaderName.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private static Map<String, String> metadata(HttpHeaders headers) {
    Map<String, String> metadata = new TreeMap<>();
    for (HttpHeader header : headers) {
      String name = header.getName().toLowerCase(Locale.ROOT);
      if (name.startsWith(Metadata.PREFIX)) {
        metadata.put(name.substring(Metadata.PREFIX.length()), header.getValue());
      }
    }
    return metadata;
  }

  /** By an element of a list. */
  static Seen of(ObjectPath path, BlobItem item) {
    BlobItemProperties properties = item.getProperties();
    Map<String, String> metadata = new TreeMap<>();
    if (item.getMetadata() != null) {
      item.getMetadata()
          .forEach((name, value) -> metadata.put(name.toLowerCase(Locale.ROOT), value));
    }
    long size = Optional.ofNullable(properties.getContentLength()).orElse(0L);
    ObjectEntry entry =
        new ObjectEntry(
            path,
            size,
            version(properties.getETag()),
            properties.getLastModified().toInstant(),
            properties.getBlobType() == BlobType.BLOCK_BLOB
                ? md5(properties.getContentMd5())
                : Optional.empty());
    return new Seen(entry, Optional.empty(), metadata, isMarker(size, metadata));
  }

  private static boolean isMarker(long size, Map<String, String> metadata) {
    return size == 0 && "true".equalsIgnoreCase(metadata.get("hdi_isfolder"));
  }

  /** Headers quote tags, lists do not. */
  static ObjectVersion version(String tag) {
    return new ObjectVersion(tag.replace("\"", ""));
  }

  /** A tag as headers want it. */
  static String quoted(ObjectVersion version) {
    return "\"" + version.tag() + "\"";
  }

  private static Optional<Checksum> md5(@Nullable String base64) {
    return base64 == null ? Optional.empty() : md5(Base64.getDecoder().decode(base64));
  }

  private static Optional<Checksum> md5(byte @Nullable [] bytes) {
    return bytes == null || bytes.length == 0
        ? Optional.empty()
        : Optional.of(new Checksum(Checksum.Algorithm.MD5, HexFormat.of().formatHex(bytes)));
  }

  /** Whether the write that bore {@code nonce} made it. */
  boolean isOf(String nonce) {
    return nonce.equals(metadata.get(Metadata.NONCE));
  }
}
