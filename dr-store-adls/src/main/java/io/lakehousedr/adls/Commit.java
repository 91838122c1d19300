package io.lakehousedr.adls;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlockBlobItem;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** How blocks become an object, and how it is found out what an unknown write did. Thread-safe. */
final class Commit {
  private final Service service;
  private final AdlsReader reader;

  Commit(Service service, AdlsReader reader) {
    this.service = service;
    this.reader = reader;
  }

  /**
   * The last step of a writing.
   *
   * @param attributes to be kept
   * @param condition that it is under
   * @param nonce of this step alone
   * @param md5 of the whole, to be kept
   */
  record Last(
      ObjectAttributes attributes,
      Writer.Condition condition,
      String nonce,
      Optional<Checksum> md5) {}

  /** Sends one block (REST: Put Block); the service's MD5 of it must be ours. */
  void stage(ObjectPath path, String id, Part part) {
    String url = service.url(path) + "?comp=block&blockid=" + Names.encodedQuery(id);
    Call call = Call.put(url).body(part, part.size());
    // Nobody sees a block, and the next one of its name takes its place: it is as good as a read.
    try (HttpResponse answer = service.send(path, Effect.READS, call)) {
      String came = answer.getHeaders().getValue(HttpHeaderName.fromString("Content-MD5"));
      if (came != null && !came.equals(base64(part.md5()))) {
        throw DrException.storage(
            ErrorKind.CORRUPT,
            service.where(path),
            new IllegalStateException("a block came with another MD5 than it was sent with"));
      }
    }
  }

  private static String base64(Checksum md5) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5.hex()));
  }

  /** Makes the object appear (REST: Put Block List). */
  ObjectEntry commit(ObjectPath path, Blocks blocks, Last last) {
    BlockBlobCommitBlockListOptions options =
        new BlockBlobCommitBlockListOptions(blocks.ids())
            .setHeaders(headers(last))
            .setMetadata(Metadata.pairs(last.attributes(), last.nonce()))
            .setRequestConditions(conditions(last.condition()));
    BlockBlobItem made =
        service
            .errors()
            .translated(
                service.where(path),
                Effect.WRITES,
                () ->
                    service
                        .blob(path)
                        .getBlockBlobClient()
                        .commitBlockListWithResponse(options, null, null)
                        .getValue());
    return new ObjectEntry(
        path,
        blocks.objectSize(),
        Seen.version(made.getETag()),
        made.getLastModified().toInstant(),
        last.md5());
  }

  private static BlobHttpHeaders headers(Last last) {
    BlobHttpHeaders headers = new BlobHttpHeaders();
    last.attributes().contentType().ifPresent(headers::setContentType);
    last.md5().ifPresent(md5 -> headers.setContentMd5(HexFormat.of().parseHex(md5.hex())));
    return headers;
  }

  private static BlobRequestConditions conditions(Writer.Condition condition) {
    BlobRequestConditions conditions = new BlobRequestConditions();
    return condition.equals(Writer.Condition.ABSENT)
        ? conditions.setIfNoneMatch(condition.value())
        : conditions.setIfMatch(condition.value());
  }

  /**
   * Does a write that bears {@code nonce}; where nobody knows whether it happened, looks what
   * stands there and whose it is.
   */
  ObjectEntry settled(
      ObjectPath path, String nonce, Writer.Condition condition, Supplier<ObjectEntry> write) {
    try {
      return write.get();
    } catch (DrException e) {
      return switch (e.kind()) {
        case OUTCOME_UNKNOWN -> found(path, nonce, condition, e);
        case CONFLICT, ALREADY_EXISTS -> throw refused(path, condition, e);
        default -> throw e;
      };
    }
  }

  private DrException refused(ObjectPath path, Writer.Condition condition, DrException e) {
    boolean replacing = condition.broken() == ErrorKind.CONFLICT;
    ErrorKind kind =
        replacing && reader.see(path).isEmpty() ? ErrorKind.NOT_FOUND : condition.broken();
    return kind == e.kind() ? e : DrException.storage(kind, service.where(path), e.getCause());
  }

  private ObjectEntry found(
      ObjectPath path, String nonce, Writer.Condition condition, DrException unknown) {
    Optional<Seen> seen = look(path, unknown);
    if (seen.isPresent() && seen.get().isOf(nonce)) {
      return seen.get().entry();
    }
    if (seen.isPresent() && condition.equals(Writer.Condition.ABSENT)) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, service.where(path), null);
    }
    throw unknown;
  }

  private Optional<Seen> look(ObjectPath path, DrException unknown) {
    try {
      return reader.see(path);
    } catch (DrException e) {
      unknown.addSuppressed(e);
      throw unknown;
    }
  }
}
