package io.lakehousedr.simulators.servers;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * An S3 service within this JVM: s3proxy, with its objects in memory. It checks signatures. Clients
 * address it by path ({@code http://127.0.0.1:N/bucket/key}). Thread-safe.
 */
public final class S3Server implements TestServer {
  private static final String ACCESS_KEY = "local-identity";
  private static final String SECRET_KEY = "local-credential";
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final BlobStore blobs;
  private final S3Proxy proxy;

  private S3Server(BlobStore blobs, S3Proxy proxy) {
    this.blobs = blobs;
    this.proxy = proxy;
  }

  /** Starts one, without buckets, on a free port. */
  public static S3Server start() {
    BlobStore blobs = new TransientNio2BlobStore();
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    try {
      proxy.start();
      return new S3Server(blobs, proxy);
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy does not start", e);
    }
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
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
