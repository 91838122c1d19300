package io.lakehousedr.adls;

import com.azure.core.credential.TokenCredential;
import io.lakehousedr.model.Secret;

/** What requests prove themselves with. */
sealed interface Entry {
  /** An account's key. */
  record Key(String account, Secret key) implements Entry {}

  /** A SAS, without question mark. */
  record Sas(Secret token) implements Entry {}

  /** Tokens of Entra ID. */
  record Tokens(TokenCredential source) implements Entry {}

  /** Nothing. */
  record Anonymous() implements Entry {}
}
