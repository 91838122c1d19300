package io.lakehousedr.gcs;

import io.lakehousedr.model.Secret;
import java.nio.file.Path;

/** As whom requests are made. Prints no secret. */
sealed interface Identity {
  /** Application Default Credentials: environment, gcloud's login, the machine's own identity. */
  record Ambient() implements Identity {}

  /** The JSON of a service-account key or another kind of credentials, by secret reference. */
  record Json(Secret text) implements Identity {}

  /** Such JSON in a file; that of a workload identity federation holds no secret. */
  record File(Path path) implements Identity {}

  /** An OAuth 2.0 access token that somebody else renews. */
  record Token(Secret value) implements Identity {}

  /** Nobody: for an emulator. */
  record Anonymous() implements Identity {}

  /** A service account that {@code base} may speak for. */
  record Impersonated(Identity base, String account) implements Identity {}
}
