package io.lakehousedr.adls;

import static io.lakehousedr.adls.Objects.failure;
import static io.lakehousedr.adls.Objects.names;
import static io.lakehousedr.adls.Objects.put;
import static io.lakehousedr.adls.Objects.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.simulators.azure.LakeServer;
import io.lakehousedr.simulators.azure.OneLakeItem;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** OneLake, by the simulator: names and GUIDs, shortcuts. */
class OneLakeTest {
  private static final String WORKSPACE = "cfafbeb1-8037-4d0c-896e-a46fb27ff229";
  private static final String ITEM = "56bac802-080d-4f73-8a42-1b406eb1fcac";
  private static final String HOST = "@onelake.dfs.fabric.microsoft.com/";
  private static final String BY_NAME = "abfss://sales" + HOST + "orders.Lakehouse/";
  private static final String BY_GUID = "abfss://" + WORKSPACE + HOST + ITEM + "/";

  private final LakeServer lake =
      LakeServer.start()
          .item(
              new OneLakeItem(
                  "sales",
                  WORKSPACE,
                  "orders",
                  "Lakehouse",
                  ITEM,
                  List.of(
                      new OneLakeItem.Shortcut("Files/in", "linked", "AmazonS3"),
                      new OneLakeItem.Shortcut("/Tables", "far", "OneLake"))));

  @AfterEach
  void close() {
    lake.close();
  }

  /** The SDK sends tokens by HTTPS alone: storage is entered by a key here, Fabric by a token. */
  private AdlsStore open(String root, String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("endpoint", lake.blobEndpoint("onelake").toString());
    options.put("fabric_endpoint", lake.fabricEndpoint().toString());
    options.put("account_key", "bm9ib2R5J3M=");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    Service keyed = Service.open(Location.parse(root), Azurite.context(options));
    Entry.Tokens tokens =
        new Entry.Tokens(
            scopes ->
                Mono.just(
                    new AccessToken("token", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))));
    return new AdlsStore(
        new Service(
            keyed.place(),
            keyed.settings(),
            tokens,
            keyed.http(),
            new BlobContainerClientBuilder()
                .endpoint(lake.blobEndpoint("onelake").toString())
                .containerName(keyed.place().container())
                .httpClient(keyed.http())
                .credential(new StorageSharedKeyCredential("onelake", "bm9ib2R5J3M="))
                .buildClient(),
            keyed.errors(),
            keyed.time()));
  }

  @Test
  void namesAndGuidsLeadToTheSamePlace() {
    try (AdlsStore named = open(BY_NAME + "Files/out");
        AdlsStore numbered = open(BY_GUID + "Files/out")) {
      put(named, "a/b", "content");
      assertThat(read(numbered, "a/b")).asString().isEqualTo("content");
      assertThat(names(numbered)).containsExactly("a/b");
      assertThat(names(named)).containsExactly("a/b");
      assertThat(failure(() -> put(numbered, "a/b", "other")).kind())
          .isEqualTo(ErrorKind.ALREADY_EXISTS);
    }
  }

  @Test
  void shortcutsAreNamedAndNotFollowedSilently() {
    for (String root : List.of(BY_NAME, BY_GUID)) {
      try (AdlsStore store = open(root + "Files")) {
        put(store, "in/linked/x", "somebody else's");
        DrException refused = failure(() -> names(store));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(refused)
            .hasMessageContaining("Files/in/linked (to AmazonS3)")
            .hasMessageContaining("leave-out");
        store.delete(
            Map.of(
                Objects.path("in/linked/x"),
                store.head(Objects.path("in/linked/x")).orElseThrow().version()));
      }
    }
  }

  @Test
  void shortcutsAreLeftOutOrFollowedAsAsked() {
    try (AdlsStore out = open(BY_NAME + "Files", "shortcuts", "leave-out");
        AdlsStore follow = open(BY_NAME + "Files", "shortcuts", "follow")) {
      put(out, "in/linked/x", "somebody else's");
      put(out, "in/own", "ours");
      assertThat(names(out)).containsExactly("in/own");
      assertThat(names(follow)).containsExactly("in/linked/x", "in/own");
    }
  }

  @Test
  void aRootWithinAShortcutIsRefused() {
    try (AdlsStore store = open(BY_NAME + "Tables/far/deep", "shortcuts", "leave-out")) {
      assertThat(failure(() -> names(store))).hasMessageContaining("Tables/far (to OneLake)");
    }
  }

  @Test
  void listsOfAccessAreNotPromised() {
    try (AdlsStore store = open(BY_NAME + "Files", "namespace", "hierarchical")) {
      assertThat(store.traits().attributes()).doesNotContain(ObjectAttributes.Kind.POSIX_ACCESS);
    }
  }

  @Test
  void halfANameAndHalfAGuidIsRefused() {
    for (String wrong :
        List.of(
            "abfss://sales" + HOST + ITEM + "/Files",
            "abfss://" + WORKSPACE + HOST + "orders.Lakehouse/Files",
            "abfss://sales" + HOST + "orders/Files",
            "abfss://sales" + HOST)) {
      assertThat(failure(() -> Place.of(Location.parse(wrong))).kind())
          .isEqualTo(ErrorKind.INVALID);
    }
  }
}
