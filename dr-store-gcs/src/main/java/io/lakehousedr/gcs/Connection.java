package io.lakehousedr.gcs;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.cloud.ServiceOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.support.Cancellation;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The service, as one region's root reaches it. The SDK is loaded and credentials are looked for at
 * the first request. The SDK's own retries are off: the engine counts attempts. Thread-safe.
 */
final class Connection implements AutoCloseable {
  private final GcsRoot root;
  private final GcsSettings settings;
  private final InstantSource time;
  private final Errors errors;
  private final AtomicBoolean bucketSeen = new AtomicBoolean();
  private @Nullable Storage storage;
  private boolean closed;

  Connection(GcsRoot root, GcsSettings settings, InstantSource time) {
    this.root = root;
    this.settings = settings;
    this.time = time;
    this.errors = new Errors(time);
  }

  GcsRoot root() {
    return root;
  }

  GcsSettings settings() {
    return settings;
  }

  InstantSource time() {
    return time;
  }

  Errors errors() {
    return errors;
  }

  /** The service for one or more requests. */
  synchronized Storage storage() {
    Cancellation.check();
    if (closed) {
      throw new DrException(Problem.STORE_INVALID, root.location() + " has been closed");
    }
    Storage known = storage == null ? open() : storage;
    storage = known;
    return known;
  }

  private Storage open() {
    JdkTransport transport = new JdkTransport(settings.connection());
    int silence = (int) Math.min(Integer.MAX_VALUE, transport.silence().toMillis());
    StorageOptions.Builder options =
        StorageOptions.http()
            .setTransportOptions(
                new OneRenewal(
                    HttpTransportOptions.newBuilder()
                        .setHttpTransportFactory(() -> transport)
                        .setReadTimeout(silence)))
            .setStorageRetryStrategy(new Once())
            // Only for requests about buckets; unset, the SDK asks the network for one.
            .setProjectId("none")
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .setCredentials(new Credentialing(() -> transport).of(settings.identity()));
    settings.connection().endpoint().map(Connection::host).ifPresent(options::setHost);
    return options.build().getService();
  }

  private static String host(URI endpoint) {
    return endpoint.toString().replaceAll("/+$", "");
  }

  /** After a 401 a request goes out once more, with a new access token, and not ten times. */
  private static final class OneRenewal extends HttpTransportOptions {
    private static final long serialVersionUID = 1L;

    OneRenewal(Builder builder) {
      super(builder);
    }

    @Override
    public HttpRequestInitializer getHttpRequestInitializer(ServiceOptions<?, ?> options) {
      HttpRequestInitializer usual = super.getHttpRequestInitializer(options);
      return request -> {
        usual.initialize(request);
        request.setNumberOfRetries(1);
      };
    }
  }

  /** Tries nothing twice. */
  private static final class Once implements StorageRetryStrategy {
    private static final long serialVersionUID = 1L;

    @Override
    public ResultRetryAlgorithm<?> getIdempotentHandler() {
      return new BasicResultRetryAlgorithm<Object>() {
        @Override
        public boolean shouldRetry(Throwable failure, Object response) {
          return false;
        }
      };
    }

    @Override
    public ResultRetryAlgorithm<?> getNonidempotentHandler() {
      return getIdempotentHandler();
    }
  }

  /** What a request that changes nothing answers. */
  <T> T read(String where, Function<Storage, T> request) {
    return call(where, ErrorKind.Effect.READS, () -> request.apply(storage()));
  }

  /** What a request that may change something answers. */
  <T> T write(String where, Function<Storage, T> request) {
    return call(where, ErrorKind.Effect.WRITES, () -> request.apply(storage()));
  }

  private <T> T call(String where, ErrorKind.Effect effect, Supplier<T> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      throw errors.translate(where, effect, e);
    }
  }

  /**
   * That an object is not there means something only when its bucket is: asked once, for the
   * service gives both the same answer.
   *
   * @throws DrException NOT_FOUND when the bucket is not there
   */
  void checkBucket() {
    if (!bucketSeen.get()) {
      read(
          root.location().toString(),
          it -> it.list(root.bucket(), Storage.BlobListOption.pageSize(1)));
      sawBucket();
    }
  }

  /** Something of the bucket has been seen. */
  void sawBucket() {
    bucketSeen.set(true);
  }

  @Override
  public synchronized void close() {
    closed = true;
    storage = null;
  }
}
