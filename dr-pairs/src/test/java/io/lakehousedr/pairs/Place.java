package io.lakehousedr.pairs;

import io.lakehousedr.simulators.servers.AzuriteServer;
import io.lakehousedr.simulators.servers.GcsServer;
import io.lakehousedr.simulators.servers.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a region may keep its data. */
enum Place {
  FILE {
    @Override
    Root root(Servers servers, Path folder) {
      return Root.of("file:" + folder.resolve("disk"), Map.of());
    }
  },
  S3 {
    @Override
    Root root(Servers servers, Path folder) throws IOException {
      return s3(servers.s3(), folder);
    }
  },
  ADLS {
    @Override
    Root root(Servers servers, Path folder) throws IOException {
      AzuriteServer server = servers.azurite();
      return Root.of(
          "abfss://"
              + server.newContainer()
              + "@"
              + server.account()
              + ".dfs.core.windows.net/lake",
          Map.of(
              "endpoint",
              server.endpoint().toString(),
              "account_key",
              secret(folder, server.accountKey())));
    }
  },
  GCS {
    @Override
    Root root(Servers servers, Path folder) {
      GcsServer server = servers.gcs();
      return Root.of(
          "gs://" + server.newBucket() + "/lake",
          Map.of("endpoint", server.endpoint().toString(), "anonymous", "true"));
    }
  };

  /**
   * A new and empty root.
   *
   * @param folder of this region alone, for what lies on this machine
   */
  abstract Root root(Servers servers, Path folder) throws IOException;

  /** On a service of one's own. */
  static Root s3(S3Server server, Path folder) throws IOException {
    return Root.of(
        "s3://" + server.newBucket() + "/lake",
        Map.of(
            "endpoint",
            server.endpoint().toString(),
            "access_key",
            server.accessKey(),
            "secret_key",
            secret(folder, server.secretKey()),
            "conditional_create",
            "true"));
  }

  private static String secret(Path folder, String text) throws IOException {
    Files.createDirectories(folder);
    return "${file:" + Files.writeString(folder.resolve("secret"), text) + "}";
  }
}
