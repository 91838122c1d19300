package io.lakehousedr.s3;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.spi.support.CheckedStream;
import java.io.EOFException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes single requests: on a thread that can be left, with failures translated. Thread-safe. */
final class SdkRequests implements AutoCloseable {
  /** A socket that waits for an answer says more of it. */
  private static final Duration AFTER_THE_SOCKET = Duration.ofSeconds(1);

  private final SdkClient client;
  private final S3Root root;
  private final Calls calls;
  private final Duration silence;
  private final InstantSource time;

  /**
   * Requests of one store.
   *
   * @param silence how long a socket waits for an answer
   */
  SdkRequests(SdkClient client, S3Root root, Calls calls, Duration silence, InstantSource time) {
    this.client = client;
    this.root = root;
    this.calls = calls;
    this.silence = silence.plus(AFTER_THE_SOCKET);
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
    return calls.send(
        () -> {
          try {
            return request.apply(client.client());
          } catch (RuntimeException e) {
            throw body.failure().orElseGet(() -> broken(key, body, whole, e));
          }
        },
        body,
        silence,
        () -> broken(key, body, whole, new SdkClientException("it takes no more bytes")));
  }

  private RuntimeException broken(
      String key, CheckedStream body, Effect whole, RuntimeException e) {
    return failure(key, body.isSpent() ? whole : Effect.READS, e);
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
