package io.lakehousedr.s3;

import io.lakehousedr.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** As whom requests are signed. */
sealed interface Identity {
  /** Whoever the environment says: variables, profile, container, instance. */
  record Ambient() implements Identity {}

  /** A named profile of the usual files. */
  record Profile(String name) implements Identity {}

  /** Keys from the configuration, by reference to a secret. */
  record Keys(String accessKey, Secret secretKey, Optional<Secret> sessionToken)
      implements Identity {}

  /** Nobody: requests are not signed. */
  record Anonymous() implements Identity {}

  /**
   * A role, taken on by whoever {@code base} is, or by a token in a file.
   *
   * @param arn of the role
   * @param session a name that shows in the account's trail
   * @param externalId what the role's owner asks for
   * @param tokenFile a web identity, instead of {@code base}
   * @param endpoint of the token service, instead of the vendor's own
   */
  record Role(
      Identity base,
      String arn,
      String session,
      Optional<Secret> externalId,
      Optional<Path> tokenFile,
      Optional<URI> endpoint)
      implements Identity {}
}
