package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.SecretShape;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;

/** Reads references to secrets. No message ever holds the text: it may be the secret. */
final class SecretTexts {
  private static final String FORMS = "${env:NAME}, ${file:/path} or ${scope:key}";

  private SecretTexts() {}

  static SecretReference reference(String text, Scope scope) {
    refuseLiteral(text);
    return SecretReference.parse(Texts.noPlaceholder(text)).orElseGet(() -> bareKey(text, scope));
  }

  /** A text without form is a key of {@code secret_scope}. */
  private static SecretReference bareKey(String text, Scope scope) {
    if (!text.matches("[A-Za-z0-9._@-]{1,128}")) {
      throw new DrException(
          Problem.CONFIG_SECRET,
          "this is no reference to a secret: write a key of secret_scope, " + FORMS);
    }
    return scope
        .findText("secret_scope")
        .map(name -> new SecretReference.ScopedKey(name, text))
        .orElseThrow(
            () ->
                new DrException(
                    Problem.CONFIG_SECRET,
                    "this is a key without a scope: set secret_scope, or write " + FORMS));
  }

  /** A setting of an adapter: a reference, or a text that is no secret. */
  static Setting setting(String text, Scope scope) {
    refuseLiteral(text);
    return SecretReference.parse(text)
        .<Setting>map(reference -> reference)
        .orElseGet(() -> new Setting.Plain(text));
  }

  private static void refuseLiteral(String text) {
    if (SecretShape.isLikeSecret(text)) {
      throw new DrException(
          Problem.CONFIG_SECRET,
          "this looks like the secret itself (it is not shown): take it out of the file, revoke"
              + " it, and refer to the new one by "
              + FORMS);
    }
  }
}
