package io.lakehousedr.adls;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpResponse;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.WriteOptions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Copies within and between accounts without the bytes passing here: the target's service reads the
 * source (REST: Put Block From URL, Put Block List). Thread-safe.
 */
final class Copier {
  /** REST: Put Block From URL takes up to 4,000 MiB; smaller ones answer in time. */
  private static final long BLOCK = 256L << 20;

  /** Of tokens for storage. */
  static final String SCOPE = "https://storage.azure.com/.default";

  private static final Duration VALID = Duration.ofHours(2);

  private final Service service;
  private final AdlsReader reader;
  private final Commit commit;

  Copier(Service service, AdlsReader reader) {
    this.service = service;
    this.reader = reader;
    this.commit = new Commit(service, reader);
  }

  Optional<ObjectEntry> copy(
      ObjectReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    Optional<AdlsReader> known = adls(from);
    if (known.isEmpty() || !isKnown(options.expected(), source) || service.place().isOneLake()) {
      return Optional.empty();
    }
    Names.check(service, target);
    return copied(known.get(), source, target, options);
  }

  private static Optional<AdlsReader> adls(ObjectReader from) {
    if (from instanceof AdlsStore store) {
      return Optional.of(store.reader());
    }
    return from instanceof AdlsReader reader ? Optional.of(reader) : Optional.empty();
  }

  /** A checksum that the source's service does not keep can be checked by reading alone. */
  private static boolean isKnown(Optional<Checksum> expected, ObjectEntry source) {
    return expected.isEmpty() || expected.equals(source.checksum());
  }

  private Optional<ObjectEntry> copied(
      AdlsReader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    String nonce = UUID.randomUUID().toString();
    Blocks blocks = Blocks.of(nonce, source.size(), Blocks.size(BLOCK, source.size()));
    Map<String, String> headers = sourceHeaders(from, source);
    for (int number = 0; source.size() > 0 && number < blocks.count(); number++) {
      if (!stage(from, source, target, blocks, number, headers)) {
        return Optional.empty();
      }
    }
    Commit.Last last =
        new Commit.Last(
            options.attributes(),
            Writer.Condition.ABSENT,
            nonce,
            source.checksum().filter(sum -> sum.algorithm() == Checksum.Algorithm.MD5));
    if (source.size() == 0) {
      checkSource(from, source);
    }
    ObjectEntry made =
        commit.settled(target, nonce, last.condition(), () -> commit.commit(target, blocks, last));
    return Optional.of(reader.access().set(made, options.attributes()));
  }

  /** Whether the service could read the source at all. */
  private boolean stage(
      AdlsReader from,
      ObjectEntry source,
      ObjectPath target,
      Blocks blocks,
      int number,
      Map<String, String> headers) {
    long start = number * blocks.blockSize();
    String range = "bytes=" + start + "-" + (start + blocks.size(number) - 1);
    String id = Names.encodedQuery(blocks.id(number));
    Call call =
        Call.put(service.url(target) + "?comp=block&blockid=" + id)
            .headers(headers)
            .header("x-ms-source-range", range);
    HttpResponse answer = service.exchange(target, Effect.READS, call);
    if (answer.getStatusCode() / 100 == 2) {
      answer.close();
      return true;
    }
    checkSource(from, source);
    String code = AdlsErrors.code(answer);
    if (code.startsWith("CannotVerifyCopySource") || code.startsWith("CopySource")) {
      answer.close();
      return false;
    }
    throw service.refused(target, Effect.READS, answer);
  }

  /** Says so when it is the source that is gone or another. */
  private static void checkSource(AdlsReader from, ObjectEntry source) {
    String where = from.service().where(source.path());
    ObjectEntry found =
        from.head(source.path())
            .orElseThrow(() -> DrException.storage(ErrorKind.NOT_FOUND, where, null));
    if (!found.version().equals(source.version())) {
      throw DrException.storage(ErrorKind.CONFLICT, where, null);
    }
  }

  private Map<String, String> sourceHeaders(AdlsReader from, ObjectEntry source) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("x-ms-source-if-match", Seen.quoted(source.version()));
    Service at = from.service();
    String url = at.url(source.path());
    if (at.entry() instanceof Entry.Sas sas) {
      url += "?" + sas.token().reveal();
    } else if (at.entry() instanceof Entry.Key) {
      url += "?" + signed(at, source.path());
    } else if (at.entry() instanceof Entry.Tokens tokens) {
      headers.put("x-ms-copy-source-authorization", "Bearer " + token(at, tokens).getToken());
    }
    headers.put("x-ms-copy-source", url);
    return headers;
  }

  private static String signed(Service at, ObjectPath path) {
    java.time.OffsetDateTime end = at.time().instant().plus(VALID).atOffset(ZoneOffset.UTC);
    BlobSasPermission reading = new BlobSasPermission().setReadPermission(true);
    return at.blob(path).generateSas(new BlobServiceSasSignatureValues(end, reading));
  }

  private static AccessToken token(Service at, Entry.Tokens tokens) {
    TokenRequestContext wanted = new TokenRequestContext().addScopes(SCOPE);
    return at.errors()
        .translated(
            at.place().location().toString(),
            Effect.READS,
            () -> tokens.source().getTokenSync(wanted));
  }
}
