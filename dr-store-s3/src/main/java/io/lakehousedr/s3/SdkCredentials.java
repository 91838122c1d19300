package io.lakehousedr.s3;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.AnonymousAWSCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import com.amazonaws.auth.STSAssumeRoleWithWebIdentitySessionCredentialsProvider;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import java.nio.file.Path;

/** Finds whom to sign as. Keys and tokens are read when a request needs them. */
final class SdkCredentials {
  private final ClientConfiguration http;
  private final String region;

  SdkCredentials(ClientConfiguration http, String region) {
    this.http = http;
    this.region = region;
  }

  AWSCredentialsProvider of(Identity identity) {
    if (identity instanceof Identity.Keys keys) {
      return new AWSStaticCredentialsProvider(credentials(keys));
    }
    if (identity instanceof Identity.Profile profile) {
      return new ProfileCredentialsProvider(profile.name());
    }
    if (identity instanceof Identity.Anonymous) {
      return new AWSStaticCredentialsProvider(new AnonymousAWSCredentials());
    }
    if (identity instanceof Identity.Role role) {
      return role.tokenFile().map(file -> byToken(role, file)).orElseGet(() -> byRole(role));
    }
    return DefaultAWSCredentialsProviderChain.getInstance();
  }

  private static AWSCredentials credentials(Identity.Keys keys) {
    String access = keys.accessKey();
    String secret = keys.secretKey().reveal();
    return keys.sessionToken()
        .<AWSCredentials>map(token -> new BasicSessionCredentials(access, secret, token.reveal()))
        .orElseGet(() -> new BasicAWSCredentials(access, secret));
  }

  private AWSCredentialsProvider byRole(Identity.Role role) {
    var builder =
        new STSAssumeRoleSessionCredentialsProvider.Builder(role.arn(), role.session())
            .withStsClient(tokens(role, role.base()));
    role.externalId().ifPresent(id -> builder.withExternalId(id.reveal()));
    return builder.build();
  }

  private AWSCredentialsProvider byToken(Identity.Role role, Path file) {
    return new STSAssumeRoleWithWebIdentitySessionCredentialsProvider.Builder(
            role.arn(), role.session(), file.toString())
        .withStsClient(tokens(role, new Identity.Anonymous()))
        .build();
  }

  private AWSSecurityTokenService tokens(Identity.Role role, Identity base) {
    var builder =
        AWSSecurityTokenServiceClientBuilder.standard()
            .withClientConfiguration(http)
            .withCredentials(of(base));
    role.endpoint()
        .ifPresentOrElse(
            at ->
                builder.withEndpointConfiguration(new EndpointConfiguration(at.toString(), region)),
            () -> builder.withRegion(region));
    return builder.build();
  }
}
