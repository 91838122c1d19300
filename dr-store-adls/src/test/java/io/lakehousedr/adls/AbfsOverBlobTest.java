package io.lakehousedr.adls;

import static io.lakehousedr.adls.Objects.names;
import static io.lakehousedr.adls.Objects.path;
import static io.lakehousedr.adls.Objects.put;
import static io.lakehousedr.adls.Objects.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.azurebfs.AzureBlobFileSystem;
import org.junit.jupiter.api.Test;

/** What Hadoop's users write into a flat account is read as they mean it, and the other way. */
class AbfsOverBlobTest {
  private final String container = Azurite.server().newContainer();

  private FileSystem abfs() throws IOException {
    Configuration settings = new Configuration(false);
    URI endpoint = Azurite.server().endpoint();
    settings.set("fs.azure.abfs.endpoint", endpoint.getHost() + ":" + endpoint.getPort());
    settings.setBoolean("fs.azure.always.use.https", false);
    settings.set("fs.azure.fns.account.service.type", "BLOB");
    settings.setBoolean("fs.azure.account.hns.enabled", false);
    settings.set("fs.azure.account.key", Azurite.server().accountKey());
    settings.set("fs.azure.networking.library", "JDK_HTTP_URL_CONNECTION");
    AzureBlobFileSystem system = new AzureBlobFileSystem();
    system.initialize(
        URI.create(
            "abfs://" + container + "@" + Azurite.server().account() + ".dfs.core.windows.net/"),
        settings);
    return system;
  }

  @Test
  void markersOfFoldersAreNoObjects() throws IOException {
    try (FileSystem abfs = abfs();
        AdlsStore store = Azurite.open(Azurite.root(container, "root"))) {
      abfs.mkdirs(new Path("/root/empty/folder"));
      try (var out = abfs.create(new Path("/root/folder/file"), false)) {
        out.write(new byte[] {1, 2, 3});
      }
      assertThat(names(store)).containsExactly("folder/file");
      assertThat(store.head(path("empty"))).isEmpty();
      assertThat(store.head(path("empty/folder"))).isEmpty();
      assertThat(read(store, "folder/file")).containsExactly(1, 2, 3);
      put(store, "folder/ours", "content");
      try (InputStream in = abfs.open(new Path("/root/folder/ours"))) {
        assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
            .isEqualTo("content");
      }
    }
  }
}
