package io.lakehousedr.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.SecretShape;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretResolverTest {
  @TempDir Path folder;

  private final SecretResolver resolver =
      new SecretResolver(
          Map.of("TOKEN", "from-environment", "EMPTY", ""),
          key ->
              key.equals(new SecretReference.ScopedKey("dr", "k"))
                  ? Optional.of(new Secret("from-scope"))
                  : Optional.empty());

  private String resolve(String reference) {
    return resolver.resolve(SecretReference.parse(reference).orElseThrow()).reveal();
  }

  @Test
  void findsSecretsWhereTheReferencePoints() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "from-file\n");
    assertEquals("from-environment", resolve("${env:TOKEN}"));
    assertEquals("from-file", resolve("${file:" + file + "}"));
    assertEquals("from-scope", resolve("${dr:k}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${env:NONE}", "${env:EMPTY}", "${file:/none/at/all}", "${dr:other}"})
  void namesTheReferenceThatLeadsNowhere(String reference) {
    DrException missing = assertThrows(DrException.class, () -> resolve(reference));
    assertEquals(Problem.CONFIG_SECRET, missing.problem());
    assertTrue(missing.message().startsWith(reference + " cannot be resolved"), missing.message());
  }

  @Test
  void secretsPrintAsStars() {
    record Holder(Secret secret) {}
    assertEquals("Holder[secret=***]", new Holder(new Secret("s3cret")).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dapi0123456789abcdef0123456789abcdef-2",
        "sv=2024&sig=abcdefgh%3D",
        "AccountName=a;AccountKey=abcd1234==;EndpointSuffix=x",
        "AKIAABCDEFGHIJKLMNOP",
        "-----BEGIN RSA PRIVATE KEY-----"
      })
  void whatLooksLikeASecretIsNotQuoted(String text) {
    assertTrue(SecretShape.isLikeSecret(text));
    assertEquals("\"***\"", SecretShape.quote(text));
  }

  @Test
  void ordinaryTextsDoNotLookLikeSecrets() {
    List.of(
            "east-token",
            "core_product_job",
            "abfss://container@storageaccount.dfs.core.windows.net/a/b/c/d/e/f",
            "main.sales.orders_of_the_last_two_hundred_years_and_more",
            "file:/mnt/a/rather/long/path/to/some/tables/that/have/names")
        .forEach(text -> assertFalse(SecretShape.isLikeSecret(text), text));
  }
}
