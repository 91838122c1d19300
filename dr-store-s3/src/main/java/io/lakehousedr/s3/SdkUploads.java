package io.lakehousedr.s3;

import com.amazonaws.services.s3.model.AbortMultipartUploadRequest;
import com.amazonaws.services.s3.model.CompleteMultipartUploadRequest;
import com.amazonaws.services.s3.model.CopyPartRequest;
import com.amazonaws.services.s3.model.InitiateMultipartUploadRequest;
import com.amazonaws.services.s3.model.ListPartsRequest;
import com.amazonaws.services.s3.model.PartETag;
import com.amazonaws.services.s3.model.PartListing;
import com.amazonaws.services.s3.model.UploadPartRequest;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.support.CheckedStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Requests for uploads in parts (Amazon S3 API reference). Thread-safe. */
final class SdkUploads {
  private final SdkRequests requests;

  SdkUploads(SdkRequests requests) {
    this.requests = requests;
  }

  /**
   * A part that is there.
   *
   * @param size in bytes
   * @param tag of the part
   */
  record Part(long size, String tag) {}

  /** CreateMultipartUpload; returns its id. */
  String begin(String key, ObjectAttributes attributes, String nonce) {
    InitiateMultipartUploadRequest request =
        new InitiateMultipartUploadRequest(
            requests.bucket(), key, SdkMetadata.of(attributes, nonce));
    return requests.read(
        key, client -> SdkRequests.whole(client.initiateMultipartUpload(request).getUploadId()));
  }

  /** ListParts, page after page; by number, from 1. */
  SortedMap<Integer, Part> parts(String key, String id) {
    TreeMap<Integer, Part> parts = new TreeMap<>();
    ListPartsRequest request = new ListPartsRequest(requests.bucket(), key, id);
    PartListing page;
    do {
      page = requests.read(key, client -> client.listParts(request));
      page.getParts()
          .forEach(it -> parts.put(it.getPartNumber(), new Part(it.getSize(), it.getETag())));
      request.setPartNumberMarker(parts.isEmpty() ? 0 : parts.lastKey());
    } while (page.isTruncated());
    return parts;
  }

  /** UploadPart; returns its tag. Sending a part again changes nothing: it may be repeated. */
  String put(String key, String id, int number, CheckedStream body, long size) {
    UploadPartRequest request =
        new UploadPartRequest()
            .withBucketName(requests.bucket())
            .withKey(key)
            .withUploadId(id)
            .withPartNumber(number)
            .withPartSize(size)
            .withInputStream(body);
    return requests.sendRepeatably(
        key, body, client -> SdkRequests.whole(client.uploadPart(request).getETag()));
  }

  /**
   * Where a part is copied from.
   *
   * @param tag the version that must be there
   * @param range of bytes; {@code ByteRange.ALL} for the whole
   */
  record Source(String bucket, String key, String tag, ByteRange range) {}

  /** UploadPartCopy; empty when the source has another version. */
  Optional<String> copy(String key, String id, int number, Source source) {
    CopyPartRequest request =
        new CopyPartRequest()
            .withSourceBucketName(source.bucket())
            .withSourceKey(source.key())
            .withMatchingETagConstraint(Condition.quoted(source.tag()))
            .withDestinationBucketName(requests.bucket())
            .withDestinationKey(key)
            .withUploadId(id)
            .withPartNumber(number);
    if (!source.range().equals(ByteRange.ALL)) {
      request.setFirstByte(source.range().offset());
      request.setLastByte(source.range().end(Long.MAX_VALUE) - 1);
    }
    return requests
        .read(key, client -> Optional.ofNullable(client.copyPart(request)))
        .map(it -> it.getETag());
  }

  /**
   * CompleteMultipartUpload, where nothing stands; returns the object's tag.
   *
   * @throws io.lakehousedr.error.DrException CONFLICT when something does
   */
  String complete(String key, String id, Map<Integer, Part> parts) {
    List<PartETag> tags =
        parts.entrySet().stream()
            .map(it -> new PartETag(it.getKey(), it.getValue().tag()))
            .toList();
    CompleteMultipartUploadRequest request =
        new CompleteMultipartUploadRequest(requests.bucket(), key, id, tags);
    request.setIfNoneMatch("*");
    return requests.write(
        key, client -> SdkRequests.whole(client.completeMultipartUpload(request).getETag()));
  }

  /** AbortMultipartUpload. */
  void abort(String key, String id) {
    AbortMultipartUploadRequest request =
        new AbortMultipartUploadRequest(requests.bucket(), key, id);
    requests.read(
        key,
        client -> {
          client.abortMultipartUpload(request);
          return id;
        });
  }
}
