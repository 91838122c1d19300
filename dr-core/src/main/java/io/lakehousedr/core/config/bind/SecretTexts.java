package io.lakehousedr.core.config.bind;

import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;

/** Reads references to secrets. No message ever holds the text: it may be the secret. */
final class SecretTexts {
  private SecretTexts() {}

  static SecretReference reference(String text, Scope scope) {
    return Setting.of(Texts.noPlaceholder(text)) instanceof SecretReference known
        ? known
        : bareKey(text, scope);
  }

  /** A text without form is a key of {@code secret_scope}. */
  private static SecretReference bareKey(String text, Scope scope) {
    if (!text.matches("[A-Za-z0-9._@-]{1,128}")) {
      throw new DrException(
          Problem.CONFIG_SECRET,
          "this is no reference to a secret: write a key of secret_scope, "
              + SecretReference.FORMS);
    }
    return scope
        .findText("secret_scope")
        .map(name -> new SecretReference.ScopedKey(name, text))
        .orElseThrow(
            () ->
                new DrException(
                    Problem.CONFIG_SECRET,
                    "this is a key without a scope: set secret_scope, or write "
                        + SecretReference.FORMS));
  }
}
