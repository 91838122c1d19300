package io.lakehousedr.adls;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.lakehousedr.model.Secret;
import java.time.Duration;
import java.util.Locale;

/** Makes what requests prove themselves with. Tokens are asked for by the store's own client. */
final class Entries {
  private static final RetryOptions ONCE =
      new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));

  private final Login login;
  private final HttpClient http;

  private Entries(Login login, HttpClient http) {
    this.login = login;
    this.http = http;
  }

  /** What {@code login} asks for. Makes no request yet. */
  static Entry of(Login login, String account, HttpClient http) {
    return new Entries(login, http).entry(account);
  }

  private Entry entry(String account) {
    return switch (login.chosen()) {
      case ACCOUNT_KEY -> new Entry.Key(account, login.accountKey().orElseThrow());
      case SAS -> sas(login.sasToken().orElseThrow());
      case CONNECTION_STRING -> connected(login.connectionString().orElseThrow());
      case ANONYMOUS -> new Entry.Anonymous();
      case SERVICE_PRINCIPAL -> new Entry.Tokens(principal());
      case MANAGED_IDENTITY -> new Entry.Tokens(managed());
      case WORKLOAD_IDENTITY -> new Entry.Tokens(workload());
      case AUTO, DEFAULT -> new Entry.Tokens(chain());
    };
  }

  private static Entry sas(Secret token) {
    String text = token.reveal();
    return new Entry.Sas(text.startsWith("?") ? new Secret(text.substring(1)) : token);
  }

  private static Entry connected(ConnectionString string) {
    return string.sas().isPresent()
        ? sas(string.sas().get())
        : new Entry.Key(string.account().orElseThrow(), string.key().orElseThrow());
  }

  private TokenCredential principal() {
    return login.certificate().isPresent() ? byCertificate() : bySecret();
  }

  private TokenCredential bySecret() {
    ClientSecretCredentialBuilder builder =
        new ClientSecretCredentialBuilder()
            .tenantId(login.tenant().orElseThrow())
            .clientId(login.client().orElseThrow())
            .clientSecret(login.clientSecret().orElseThrow().reveal())
            .httpClient(http)
            .retryOptions(ONCE);
    login.authority().ifPresent(host -> builder.authorityHost(host.toString()));
    return builder.build();
  }

  private TokenCredential byCertificate() {
    String file = login.certificate().orElseThrow().toString();
    ClientCertificateCredentialBuilder builder =
        new ClientCertificateCredentialBuilder()
            .tenantId(login.tenant().orElseThrow())
            .clientId(login.client().orElseThrow())
            .httpClient(http)
            .retryOptions(ONCE);
    login.authority().ifPresent(host -> builder.authorityHost(host.toString()));
    if (file.toLowerCase(Locale.ROOT).endsWith(".pem")) {
      return builder.pemCertificate(file).build();
    }
    return builder
        .pfxCertificate(file)
        .clientCertificatePassword(login.certificatePassword().map(Secret::reveal).orElse(""))
        .build();
  }

  private TokenCredential managed() {
    ManagedIdentityCredentialBuilder builder =
        new ManagedIdentityCredentialBuilder().httpClient(http).retryOptions(ONCE);
    login.client().ifPresent(builder::clientId);
    return builder.build();
  }

  private TokenCredential workload() {
    WorkloadIdentityCredentialBuilder builder =
        new WorkloadIdentityCredentialBuilder().httpClient(http).retryOptions(ONCE);
    login.tenant().ifPresent(builder::tenantId);
    login.client().ifPresent(builder::clientId);
    login.tokenFile().ifPresent(file -> builder.tokenFilePath(file.toString()));
    login.authority().ifPresent(host -> builder.authorityHost(host.toString()));
    return builder.build();
  }

  private TokenCredential chain() {
    DefaultAzureCredentialBuilder builder =
        new DefaultAzureCredentialBuilder().httpClient(http).retryOptions(ONCE);
    login.tenant().ifPresent(builder::tenantId);
    login.client().ifPresent(builder::managedIdentityClientId);
    login.authority().ifPresent(host -> builder.authorityHost(host.toString()));
    return builder.build();
  }
}
