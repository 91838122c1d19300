package io.lakehousedr.s3;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.Protocol;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.http.conn.ssl.SdkTLSSocketFactory;
import com.amazonaws.regions.AwsEnvVarOverrideRegionProvider;
import com.amazonaws.regions.AwsProfileRegionProvider;
import com.amazonaws.regions.AwsRegionProvider;
import com.amazonaws.regions.AwsRegionProviderChain;
import com.amazonaws.regions.AwsSystemPropertyRegionProvider;
import com.amazonaws.retry.PredefinedRetryPolicies;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.support.ConnectionOptions;
import io.lakehousedr.spi.support.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;

/** The SDK's client. It retries nothing: the engine counts attempts in one place. Thread-safe. */
final class SdkClient implements AutoCloseable {
  private static final String USUAL_REGION = "us-east-1";
  private static final String QUIET = "aws.java.v1.disableDeprecationAnnouncement";

  static {
    // The SDK says at each start that it is past its end of support. We know, see
    // docs/stores/s3.md.
    if (System.getProperty(QUIET) == null) {
      System.setProperty(QUIET, "true");
    }
  }

  private final AmazonS3 client;
  private final AWSCredentialsProvider credentials;

  private SdkClient(AmazonS3 client, AWSCredentialsProvider credentials) {
    this.client = client;
    this.credentials = credentials;
  }

  AmazonS3 client() {
    return client;
  }

  static SdkClient open(S3Root root, S3Settings settings) {
    try {
      return build(settings);
    } catch (RuntimeException e) {
      throw e instanceof DrException known
          ? known
          : new DrException(
              Problem.STORE_INVALID,
              root.location() + ": the S3 client cannot be made: " + e.getMessage(),
              e);
    }
  }

  private static SdkClient build(S3Settings settings) {
    ClientConfiguration http = http(settings.connection());
    AWSCredentialsProvider credentials =
        new SdkCredentials(http, region(settings)).of(settings.identity());
    AmazonS3ClientBuilder builder =
        AmazonS3ClientBuilder.standard()
            .withClientConfiguration(http)
            .withPathStyleAccessEnabled(settings.style() == S3Settings.Style.BY_PATH)
            .withCredentials(credentials);
    Optional<URI> endpoint = settings.connection().endpoint();
    if (endpoint.isPresent()) {
      builder.withEndpointConfiguration(
          new EndpointConfiguration(endpoint.get().toString(), region(settings)));
    } else {
      builder.withRegion(region(settings)).withForceGlobalBucketAccessEnabled(true);
    }
    return new SdkClient(builder.build(), credentials);
  }

  /** Also what renews the credentials of a role. */
  @Override
  public void close() {
    client.shutdown();
    if (credentials instanceof Closeable renewing) {
      close(renewing);
    }
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      // It held nothing that outlives it.
      return;
    }
  }

  /** Without asking the instance, which takes seconds where there is none. */
  private static String region(S3Settings settings) {
    return settings
        .region()
        .orElseGet(
            () ->
                new AwsRegionProviderChain(
                        new AwsEnvVarOverrideRegionProvider(),
                        new AwsSystemPropertyRegionProvider(),
                        new AwsProfileRegionProvider(),
                        new Usual())
                    .getRegion());
  }

  /** The region of requests whose bucket may be anywhere: the SDK then asks for the bucket's. */
  private static final class Usual extends AwsRegionProvider {
    @Override
    public String getRegion() {
      return USUAL_REGION;
    }
  }

  private static ClientConfiguration http(ConnectionOptions connection) {
    ClientConfiguration http =
        new ClientConfiguration()
            .withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)
            .withMaxErrorRetry(0)
            .withThrottledRetries(false)
            .withConnectionTimeout(Math.toIntExact(connection.connectTimeout().toMillis()))
            .withSocketTimeout(Math.toIntExact(connection.requestTimeout().toMillis()))
            .withMaxConnections(connection.maxConnections())
            .withTcpKeepAlive(true)
            .withUserAgentSuffix("lakehouse-dr");
    connection.proxy().ifPresent(proxy -> use(proxy, connection, http));
    connection.caFile().ifPresent(file -> trust(file, http));
    return http;
  }

  private static void use(URI proxy, ConnectionOptions connection, ClientConfiguration http) {
    http.setProxyProtocol(Protocol.valueOf(proxy.getScheme().toUpperCase(Locale.ROOT)));
    http.setProxyHost(proxy.getHost());
    if (proxy.getPort() > 0) {
      http.setProxyPort(proxy.getPort());
    }
    connection.proxyUser().ifPresent(http::setProxyUsername);
    connection.proxyPassword().ifPresent(secret -> http.setProxyPassword(secret.reveal()));
  }

  private static void trust(Path file, ClientConfiguration http) {
    http.getApacheHttpClientConfig()
        .setSslSocketFactory(
            new SdkTLSSocketFactory(Trust.only(file), new DefaultHostnameVerifier()));
  }
}
