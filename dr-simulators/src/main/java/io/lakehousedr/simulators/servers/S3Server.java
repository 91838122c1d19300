package io.lakehousedr.simulators.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * An S3 service within this JVM: s3proxy, with its objects in memory or in a folder. It checks
 * signatures. Clients address it by path ({@code http://127.0.0.1:N/bucket/key}). Thread-safe.
 */
public final class S3Server implements TestServer {
  private static final String ACCESS_KEY = "local-identity";
  private static final String SECRET_KEY = "local-credential";
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final BlobStore blobs;
  private final S3Proxy proxy;
  private final String scheme;

  private S3Server(BlobStore blobs, S3Proxy proxy, String scheme) {
    this.blobs = blobs;
    this.proxy = proxy;
    this.scheme = scheme;
  }

  /** Starts one, without buckets, on a free port. */
  public static S3Server start() {
    return start(builder -> builder.endpoint(URI.create("http://127.0.0.1:0")), "http");
  }

  /** Starts one that keeps its objects in a folder, which is not emptied at its end. */
  public static S3Server startOnDisk(Path folder) {
    return start(
        new FilesystemNio2BlobStore(folder.toString()),
        builder -> builder.endpoint(URI.create("http://127.0.0.1:0")),
        "http");
  }

  /** Starts one that takes requests with a session token, which it does not look at. */
  public static S3Server startForSessions() {
    return start(
        builder -> builder.endpoint(URI.create("http://127.0.0.1:0")).ignoreUnknownHeaders(true),
        "http");
  }

  /** Starts one that speaks TLS, with the only key of a key store. */
  public static S3Server startSecure(Path keyStore, String password) {
    return start(
        builder ->
            builder
                .secureEndpoint(URI.create("https://127.0.0.1:0"))
                .keyStore(keyStore.toString(), password),
        "https");
  }

  private static S3Server start(UnaryOperator<S3Proxy.Builder> listening, String scheme) {
    return start(new TransientNio2BlobStore(), listening, scheme);
  }

  private static S3Server start(
      BlobStore blobs, UnaryOperator<S3Proxy.Builder> listening, String scheme) {
    S3Proxy proxy =
        listening
            .apply(S3Proxy.builder())
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    try {
      proxy.start();
      return new S3Server(blobs, proxy, scheme);
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy does not start", e);
    }
  }

  @Override
  public URI endpoint() {
    int port = scheme.equals("https") ? proxy.getSecurePort() : proxy.getPort();
    return URI.create(scheme + "://127.0.0.1:" + port);
  }

  /** The one access key that is known. */
  public String accessKey() {
    return ACCESS_KEY;
  }

  /** Its secret. */
  public String secretKey() {
    return SECRET_KEY;
  }

  /** Makes a bucket that nobody has used yet, and returns its name. */
  public String newBucket() {
    String name = "bucket-" + BUCKETS.incrementAndGet();
    blobs.createContainer(name);
    return name;
  }

  /** Makes a new bucket that keeps old versions. */
  public String newVersionedBucket() {
    String name = newBucket();
    blobs.putBucketVersioning(name, BucketVersioningStatus.ENABLED);
    return name;
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy does not stop", e);
    }
  }
}
