package io.lakehousedr.adls;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.azurebfs.extensions.CustomTokenProviderAdaptee;
import org.jspecify.annotations.Nullable;

/**
 * Hands the store's tokens to hadoop-azure, which makes this class by its name: the source is found
 * again by an id in its configuration.
 */
final class AbfsTokens implements CustomTokenProviderAdaptee {
  static final String ID = "lakehousedr.adls.tokens";

  private static final Map<String, TokenCredential> SOURCES = new ConcurrentHashMap<>();

  private @Nullable TokenCredential source;
  private @Nullable AccessToken token;

  AbfsTokens() {}

  static void offer(String id, TokenCredential source) {
    SOURCES.put(id, source);
  }

  static void forget(String id) {
    SOURCES.remove(id);
  }

  @Override
  public void initialize(Configuration settings, String account) throws IOException {
    source = SOURCES.get(settings.get(ID, ""));
    if (source == null) {
      throw new IOException("the store is closed");
    }
  }

  @Override
  public String getAccessToken() throws IOException {
    TokenCredential from = Optional.ofNullable(source).orElseThrow();
    try {
      token = from.getTokenSync(new TokenRequestContext().addScopes(Copier.SCOPE));
      return token.getToken();
    } catch (RuntimeException e) {
      throw Redacted.of(e);
    }
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // hadoop-azure's own signature
  public Date getExpiryTime() {
    return token == null ? new Date(0) : Date.from(token.getExpiresAt().toInstant());
  }
}
