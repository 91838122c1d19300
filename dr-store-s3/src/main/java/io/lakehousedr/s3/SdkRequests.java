package io.lakehousedr.s3;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.spi.support.CheckedStream;
import java.io.EOFException;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes single requests: on a thread that can be left, with failures translated. Thread-safe. */
final class SdkRequests implements AutoCloseable {
  private final SdkClient client;
  private final S3Root root;
  private final Calls calls;
  private final InstantSource time;

  SdkRequests(SdkClient client, S3Root root, Calls calls, InstantSource time) {
    this.client = client;
    this.root = root;
    this.calls = calls;
    this.time = time;
  }

  String bucket() {
    return root.bucket();
  }

  Calls calls() {
    return calls;
  }

  /** How an object is named in messages. */
  String where(String key) {
    return "s3://" + bucket() + "/" + key;
  }

  /** A request that may be repeated whatever became of it. */
  <T> T read(String key, Function<AmazonS3, T> request) {
    return calls.run(() -> translated(key, Effect.READS, request));
  }

  /** A request that changes something. */
  <T> T write(String key, Function<AmazonS3, T> request) {
    return calls.run(() -> translated(key, Effect.WRITES, request));
  }

  private <T> T translated(String key, Effect effect, Function<AmazonS3, T> request) {
    try {
      return request.apply(client.client());
    } catch (RuntimeException e) {
      throw failure(key, effect, e);
    }
  }

  RuntimeException failure(String key, Effect effect, RuntimeException e) {
    return SdkErrors.translate(where(key), effect, e, time.instant());
  }

  /**
   * A request that sends {@code body}. While the service cannot have all of it, nothing can have
   * happened.
   */
  <T> T send(String key, CheckedStream body, Function<AmazonS3, T> request) {
    return send(key, body, request, Effect.WRITES);
  }

  /** One whose repetition is harmless, whatever the service has of it. */
  <T> T sendRepeatably(String key, CheckedStream body, Function<AmazonS3, T> request) {
    return send(key, body, request, Effect.READS);
  }

  private <T> T send(String key, CheckedStream body, Function<AmazonS3, T> request, Effect whole) {
    return calls.run(
        () -> {
          try {
            return request.apply(client.client());
          } catch (RuntimeException e) {
            Effect effect = body.isSpent() ? whole : Effect.READS;
            throw body.failure().orElseGet(() -> failure(key, effect, e));
          }
        },
        body::cancel);
  }

  /**
   * What every whole answer has. The SDK's HTTP client takes headers that are cut off for whole.
   *
   * @throws SdkClientException when it is missing, as if there had been no answer
   */
  static <T> T whole(@Nullable T header) {
    if (header == null) {
      throw new SdkClientException("the answer is cut off", new EOFException("in its headers"));
    }
    return header;
  }

  @Override
  public void close() {
    client.close();
  }
}
