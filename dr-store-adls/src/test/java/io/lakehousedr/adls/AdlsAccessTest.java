package io.lakehousedr.adls;

import static io.lakehousedr.adls.Objects.failure;
import static io.lakehousedr.adls.Objects.names;
import static io.lakehousedr.adls.Objects.path;
import static io.lakehousedr.adls.Objects.printed;
import static io.lakehousedr.adls.Objects.put;
import static io.lakehousedr.adls.Objects.read;
import static io.lakehousedr.adls.Objects.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ways to log in, and that nobody learns a secret. */
class AdlsAccessTest {
  private final String container = Azurite.server().newContainer();
  private final Location root = Azurite.root(container, "root");

  /** A SAS for this container, that ends in so many days. */
  private String sas(int days) {
    try (AdlsStore store = Azurite.open(root)) {
      BlobContainerSasPermission all = BlobContainerSasPermission.parse("racwdl");
      return store
          .reader()
          .service()
          .container()
          .generateSas(
              new BlobServiceSasSignatureValues(
                  OffsetDateTime.now(ZoneOffset.UTC).plusDays(days), all));
    }
  }

  private static Map<String, String> without(String... more) {
    Map<String, String> options = Azurite.options();
    options.remove("adls.account_key");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  @Test
  void aWrongKeyIsDeniedInOneClearLine() {
    String wrong = Base64.getEncoder().encodeToString("hunter2".getBytes(StandardCharsets.UTF_8));
    try (AdlsStore store = Azurite.open(root, without("account_key", wrong))) {
      for (Runnable call :
          List.<Runnable>of(
              () -> names(store), () -> put(store, "a", "x"), () -> store.head(path("a")))) {
        DrException denied = failure(call);
        assertThat(denied.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(denied.message()).contains("403").doesNotContain("\n");
        assertThat(printed(denied)).doesNotContain(wrong).doesNotContain("SharedKey localacc");
      }
    }
  }

  @Test
  void aSasServesForAllAndIsNeverShown() {
    String token = sas(1);
    String signature = token.replaceFirst(".*sig=", "").replaceFirst("&.*", "");
    try (AdlsStore store = Azurite.open(root, without("sas_token", "?" + token))) {
      ObjectEntry made = put(store, "a", "content");
      assertThat(read(store, "a")).asString().isEqualTo("content");
      assertThat(names(store)).containsExactly("a");
      assertThat(store.copy(store, made, path("b"), WriteOptions.DURABLE)).isPresent();
      DrException failure = failure(() -> put(store, "a", "content"));
      assertThat(printed(failure)).doesNotContain(signature);
      assertThat(store.reader().service().toString()).doesNotContain(signature);
    }
  }

  @Test
  void aSasThatHasEndedIsDeniedAndNeverShown() {
    String token = sas(-1);
    String signature = token.replaceFirst(".*sig=", "").replaceFirst("&.*", "");
    try (AdlsStore store = Azurite.open(root, without("sas_token", token))) {
      DrException denied = failure(() -> names(store));
      assertThat(denied.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(printed(denied)).doesNotContain(signature);
      assertThat(failure(() -> put(store, "a", "x")).kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
    }
  }

  @Test
  void aConnectionStringServes() {
    String text =
        "BlobEndpoint="
            + Azurite.server().endpoint()
            + ";AccountName="
            + Azurite.server().account()
            + ";AccountKey="
            + Azurite.server().accountKey();
    Map<String, String> options = new HashMap<>(Map.of("connection_string", text));
    try (AdlsStore store = Azurite.open(root, options)) {
      put(store, "a", "x");
      assertThat(names(store)).containsExactly("a");
      assertThat(store.reader().service().toString()).doesNotContain(Azurite.server().accountKey());
    }
  }

  @Test
  void nobodyIsDenied() {
    try (AdlsStore store = Azurite.open(root, without("auth", "anonymous"))) {
      assertThat(failure(() -> put(store, "a", "x")).kind())
          .isIn(ErrorKind.ACCESS_DENIED, ErrorKind.NOT_FOUND);
    }
  }

  @Test
  void aMissingContainerIsSaidToBeMissing() {
    try (AdlsStore store = Azurite.open(Azurite.root("no-such-container", "root"))) {
      for (Runnable call : List.<Runnable>of(() -> names(store), () -> put(store, "a", "x"))) {
        DrException missing = failure(call);
        assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(missing).hasMessageContaining("There is no such container");
      }
    }
  }

  @Test
  void whatIsMissingOrUnknownIsToldAtOnce() {
    DrException wrong =
        failure(
            () ->
                Azurite.open(
                    root,
                    Map.of("auth", "service-principal", "acount_key", "x", "part_size", "1")));
    assertThat(wrong.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(wrong)
        .hasMessageContaining("tenant_id")
        .hasMessageContaining("client_secret")
        .hasMessageContaining("did you mean \"account_key\"")
        .hasMessageContaining("part_size");
  }

  @Test
  void attributesComeBackWhateverTheirNames() {
    ObjectAttributes wanted =
        ObjectAttributes.of(
            Optional.of("text/x-own"),
            Map.of(
                "plain",
                "value",
                "with-minus",
                "Grüße",
                "0digit",
                "=?UTF-8?B?YQ==?=",
                "_x2d_",
                " "));
    try (AdlsStore store = Azurite.open(root)) {
      ObjectEntry made = store.create(path("a"), text("x"), WriteOptions.DURABLE.with(wanted));
      assertThat(store.attributes(path("a"), made.version())).isEqualTo(wanted);
      assertThat(wanted.lostAt(store.traits())).isEmpty();
    }
  }
}
