package io.lakehousedr.adls;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.azurebfs.AzureBlobFileSystem;

/**
 * A container as hadoop-azure's file system, with this store's credentials. Its retries are off:
 * the engine alone retries. Thread-safe.
 */
record AbfsFiles(FileSystem system, String id) implements AutoCloseable {
  /** Opens it. Makes a request. */
  static AbfsFiles open(Service service) throws IOException {
    String id = UUID.randomUUID().toString();
    Configuration settings = settings(service, id);
    AzureBlobFileSystem system = new AzureBlobFileSystem();
    try {
      system.initialize(uri(service.place()), settings);
      return new AbfsFiles(system, id);
    } catch (IOException | RuntimeException e) {
      AbfsTokens.forget(id);
      system.close();
      throw e;
    }
  }

  private static URI uri(Place place) {
    return URI.create("abfs://" + place.container() + "@" + place.dfsHost() + "/");
  }

  private static Configuration settings(Service service, String id) {
    Configuration settings = new Configuration(false);
    common(service).forEach(settings::set);
    service
        .settings()
        .dfsEndpoint()
        .ifPresent(
            url -> {
              settings.set("fs.azure.abfs.endpoint", url.getHost() + ":" + port(url));
              settings.setBoolean("fs.azure.always.use.https", url.getScheme().equals("https"));
            });
    login(service, id, settings);
    return settings;
  }

  private static int port(URI url) {
    int usual = url.getScheme().equals("https") ? 443 : 80;
    return url.getPort() < 0 ? usual : url.getPort();
  }

  private static Map<String, String> common(Service service) {
    String connect = Long.toString(service.settings().connection().connectTimeout().toMillis());
    String read = Long.toString(service.settings().connection().requestTimeout().toMillis());
    return Map.of(
        "fs.azure.account.hns.enabled", "true",
        "fs.azure.networking.library", "JDK_HTTP_URL_CONNECTION",
        "fs.azure.ssl.channel.mode", "Default_JSSE",
        "fs.azure.io.retry.max.retries", "0",
        "fs.azure.custom.token.fetch.retry.count", "0",
        "fs.azure.http.connection.timeout", connect,
        "fs.azure.http.read.timeout", read);
  }

  private static void login(Service service, String id, Configuration settings) {
    if (service.entry() instanceof Entry.Key key) {
      settings.set("fs.azure.account.key", key.key().reveal());
    } else if (service.entry() instanceof Entry.Sas sas) {
      settings.set("fs.azure.account.auth.type", "SAS");
      settings.set("fs.azure.sas.fixed.token", sas.token().reveal());
    } else if (service.entry() instanceof Entry.Tokens tokens) {
      settings.set("fs.azure.account.auth.type", "Custom");
      settings.setClass(
          "fs.azure.account.oauth.provider.type",
          AbfsTokens.class,
          org.apache.hadoop.fs.azurebfs.extensions.CustomTokenProviderAdaptee.class);
      settings.set(AbfsTokens.ID, id);
      AbfsTokens.offer(id, tokens.source());
    }
  }

  @Override
  public void close() {
    AbfsTokens.forget(id);
    try {
      system.close();
    } catch (IOException e) {
      // It only read and set lists; nothing is lost with it.
      return;
    }
  }
}
