package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets the service copy. One CopyObject where the service honours its If-None-Match; else an upload
 * whose parts are copied, because completing it is conditional everywhere. Stateless.
 */
final class S3Copier {
  /** Parts of one object that are copied at once. */
  private static final int WIDTH = 8;

  /** Copies move on the service's side: large parts mean few requests. */
  private static final long PART = 512 * S3Settings.MEBIBYTE;

  private final Connection connection;
  private final S3Writer writer;
  private final S3Uploads uploads;

  S3Copier(Connection connection, S3Writer writer, S3Uploads uploads) {
    this.connection = connection;
    this.writer = writer;
    this.uploads = uploads;
  }

  ObjectEntry copy(S3Reader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    boolean atOnce =
        connection.settings().can(S3Settings.Ability.CONDITIONAL_COPY)
            && source.size() <= S3Settings.MOST_AT_ONCE;
    return atOnce ? atOnce(from, source, target, options) : inParts(from, source, target, options);
  }

  private ObjectEntry atOnce(
      S3Reader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    S3Root root = from.connection.root();
    String nonce = S3Writer.nonce();
    var written = new SdkObjects.Written(options.attributes(), nonce, Optional.empty());
    return writer.settled(
        target,
        nonce,
        () ->
            connection
                .objects()
                .copy(
                    root.bucket(),
                    root.objectKey(source.path()),
                    source.version().tag(),
                    connection.root().objectKey(target),
                    written)
                .map(tag -> writer.written(target, tag, source.size()))
                .orElseThrow(() -> refused(from, source, target)));
  }

  /** One of the two conditions did not hold: a changed source is told, else the target settles. */
  private DrException refused(S3Reader from, ObjectEntry source, ObjectPath target) {
    from.found(source.path(), Optional.of(source.version()));
    return DrException.storage(ErrorKind.CONFLICT, connection.root().where(target), null);
  }

  private ObjectEntry inParts(
      S3Reader from, ObjectEntry source, ObjectPath target, WriteOptions options) {
    if (connection.objects().head(connection.root().objectKey(target)).isPresent()) {
      throw DrException.storage(ErrorKind.ALREADY_EXISTS, connection.root().where(target), null);
    }
    long partSize = Math.max(PART, uploads.partSize(source.size()));
    return uploads.once(
        target,
        source.size(),
        partSize,
        options.attributes(),
        upload ->
            connection
                .calls()
                .each(
                    IntStream.range(0, upload.count()).boxed().toList(),
                    WIDTH,
                    part -> copyPart(from, source, upload, part, partSize)));
  }

  private void copyPart(
      S3Reader from, ObjectEntry source, S3Upload upload, int part, long partSize) {
    S3Root root = from.connection.root();
    ByteRange range =
        upload.count() == 1 ? ByteRange.ALL : new ByteRange(part * partSize, upload.length(part));
    String key = root.objectKey(source.path());
    if (!upload.copy(
        part, new SdkUploads.Source(root.bucket(), key, source.version().tag(), range))) {
      from.found(source.path(), Optional.of(source.version()));
      throw from.failure(ErrorKind.CONFLICT, source.path());
    }
  }
}
