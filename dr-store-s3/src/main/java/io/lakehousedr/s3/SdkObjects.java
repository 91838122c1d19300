package io.lakehousedr.s3;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.CopyObjectRequest;
import com.amazonaws.services.s3.model.DeleteObjectRequest;
import com.amazonaws.services.s3.model.DeleteObjectsRequest;
import com.amazonaws.services.s3.model.DeleteObjectsRequest.KeyVersion;
import com.amazonaws.services.s3.model.GetObjectMetadataRequest;
import com.amazonaws.services.s3.model.GetObjectRequest;
import com.amazonaws.services.s3.model.ListObjectsV2Request;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.MultiObjectDeleteException;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.support.CheckedStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests for whole objects (Amazon S3 API reference). Thread-safe. */
final class SdkObjects implements AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final int OUT_OF_RANGE = 416;

  private final SdkRequests requests;

  SdkObjects(SdkRequests requests) {
    this.requests = requests;
  }

  String where(String key) {
    return requests.where(key);
  }

  /**
   * ListObjectsV2; names come encoded, so that each can be told. What has no tag is still being
   * written, where a service shows that at all.
   */
  Page page(String prefix, String startAfter, Optional<String> token) {
    ListObjectsV2Request request =
        new ListObjectsV2Request().withBucketName(requests.bucket()).withPrefix(prefix);
    token.ifPresentOrElse(
        request::setContinuationToken, () -> request.setStartAfter(nullIfEmpty(startAfter)));
    ListObjectsV2Result result = requests.read(prefix, client -> client.listObjectsV2(request));
    return new Page(
        result.getObjectSummaries().stream()
            .filter(it -> it.getETag() != null)
            .map(SdkObjects::listed)
            .toList(),
        Optional.ofNullable(result.getNextContinuationToken()).filter(it -> result.isTruncated()));
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Page.Listed listed(S3ObjectSummary summary) {
    return new Page.Listed(
        summary.getKey(),
        summary.getSize(),
        summary.getETag(),
        java.time.Instant.ofEpochSecond(summary.getLastModified().toInstant().getEpochSecond()));
  }

  /** HeadObject; empty when it is not there. */
  Optional<Described> head(String key) {
    GetObjectMetadataRequest request = new GetObjectMetadataRequest(requests.bucket(), key);
    request.putCustomRequestHeader("x-amz-checksum-mode", "ENABLED");
    return requests.read(
        key, client -> found(() -> SdkMetadata.described(client.getObjectMetadata(request))));
  }

  private static <T> Optional<T> found(java.util.function.Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (AmazonServiceException e) {
      if (e.getStatusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * GetObject.
   *
   * @param tag the version that must be read
   * @return the body; empty when the object holds nothing in that range
   * @throws io.lakehousedr.error.DrException NOT_FOUND; CONFLICT when the version is another
   */
  Optional<BodyStream> open(String key, ByteRange range, Optional<String> tag) {
    GetObjectRequest request = new GetObjectRequest(requests.bucket(), key);
    tag.map(Condition::quoted).ifPresent(request::withMatchingETagConstraint);
    if (!range.equals(ByteRange.ALL)) {
      request.setRange(range.offset(), range.end(Long.MAX_VALUE) - 1);
    }
    Optional<S3Object> object = requests.read(key, client -> inRange(client, request, key));
    return object.map(it -> new BodyStream(it.getObjectContent(), () -> abort(it), requests, key));
  }

  private static void abort(S3Object object) {
    object.getObjectContent().abort();
  }

  private Optional<S3Object> inRange(AmazonS3 client, GetObjectRequest request, String key) {
    try {
      S3Object object = client.getObject(request);
      if (object == null) {
        throw io.lakehousedr.error.DrException.storage(ErrorKind.CONFLICT, where(key), null);
      }
      SdkMetadata.checkWhole(object.getObjectMetadata());
      return Optional.of(object);
    } catch (AmazonServiceException e) {
      if (e.getStatusCode() == OUT_OF_RANGE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * PutObject; returns the new tag.
   *
   * @throws io.lakehousedr.error.DrException CONFLICT when {@code condition} does not hold
   */
  String put(String key, CheckedStream body, long size, Condition condition, Written written) {
    ObjectMetadata metadata = SdkMetadata.of(written.attributes(), written.nonce());
    metadata.setContentLength(size);
    written.expected().ifPresent(checksum -> SdkMetadata.expect(metadata, checksum));
    PutObjectRequest request = new PutObjectRequest(requests.bucket(), key, body, metadata);
    condition
        .tag()
        .map(Condition::quoted)
        .ifPresentOrElse(request::setIfMatch, () -> request.setIfNoneMatch("*"));
    return requests.send(
        key, body, client -> SdkRequests.whole(client.putObject(request).getETag()));
  }

  /**
   * What goes with the bytes.
   *
   * @param attributes of the object
   * @param nonce names this write
   * @param expected what the service is to check as well
   */
  record Written(ObjectAttributes attributes, String nonce, Optional<Checksum> expected) {}

  /**
   * CopyObject with a condition on either end; empty when one of them did not hold.
   *
   * @param fromTag the version of the source
   */
  Optional<String> copy(
      String fromBucket, String fromKey, String fromTag, String key, Written written) {
    CopyObjectRequest request =
        new CopyObjectRequest(fromBucket, fromKey, requests.bucket(), key)
            .withMatchingETagConstraint(Condition.quoted(fromTag))
            .withNewObjectMetadata(SdkMetadata.of(written.attributes(), written.nonce()));
    request.putCustomRequestHeader("If-None-Match", "*");
    return requests
        .write(key, client -> Optional.ofNullable(client.copyObject(request)))
        .map(com.amazonaws.services.s3.model.CopyObjectResult::getETag);
  }

  /** DeleteObject of whatever is there, or only of one version. */
  void delete(String key, Optional<String> tag) {
    DeleteObjectRequest request = new DeleteObjectRequest(requests.bucket(), key);
    tag.ifPresent(it -> request.putCustomRequestHeader("If-Match", Condition.quoted(it)));
    requests.write(
        key,
        client -> {
          client.deleteObject(request);
          return key;
        });
  }

  /** DeleteObjects, up to 1000; returns why each that failed did. */
  Map<String, String> deleteAll(List<String> keys) {
    DeleteObjectsRequest request =
        new DeleteObjectsRequest(requests.bucket())
            .withKeys(keys.stream().map(KeyVersion::new).toList())
            .withQuiet(true);
    return requests.write(
        keys.get(0),
        client -> {
          Map<String, String> failed = new HashMap<>();
          try {
            client.deleteObjects(request);
          } catch (MultiObjectDeleteException e) {
            e.getErrors().forEach(it -> failed.put(it.getKey(), it.getCode()));
          }
          return failed;
        });
  }

  @Override
  public void close() {
    requests.close();
  }
}
