package io.lakehousedr.core.config.model;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;

/** A setting of an adapter. */
public sealed interface Setting permits Setting.Plain, SecretReference {
  /** A text that may be shown. */
  record Plain(String text) implements Setting {}

  /**
   * Reads a reference to a secret, or a text that is none.
   *
   * @throws DrException CONFIG_SECRET when the text looks like the secret itself; the message does
   *     not hold it
   */
  static Setting of(String text) {
    if (SecretShape.isLikeSecret(text)) {
      throw new DrException(
          Problem.CONFIG_SECRET,
          "this looks like the secret itself (it is not shown): take it out, revoke it, and refer"
              + " to the new one by "
              + SecretReference.FORMS);
    }
    return SecretReference.parse(text)
        .<Setting>map(reference -> reference)
        .orElseGet(() -> new Plain(text));
  }
}
