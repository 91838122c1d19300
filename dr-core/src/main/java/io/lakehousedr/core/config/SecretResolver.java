package io.lakehousedr.core.config;

import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds secrets. Thread-safe; nothing is kept, so that a changed secret is seen at the next call.
 */
public final class SecretResolver {
  private final Map<String, String> environment;
  private final Function<SecretReference.ScopedKey, Optional<Secret>> scopes;

  /**
   * A resolver.
   *
   * @param environment the process's variables
   * @param scopes asks the platform; empty when it has no such key
   */
  public SecretResolver(
      Map<String, String> environment,
      Function<SecretReference.ScopedKey, Optional<Secret>> scopes) {
    this.environment = Map.copyOf(environment);
    this.scopes = scopes;
  }

  /**
   * The secret.
   *
   * @throws DrException CONFIG_SECRET when there is none; the message names the reference only
   */
  public Secret resolve(SecretReference reference) {
    return find(reference)
        .filter(secret -> !secret.reveal().isEmpty())
        .orElseThrow(() -> missing(reference, null));
  }

  private Optional<Secret> find(SecretReference reference) {
    if (reference instanceof SecretReference.Variable variable) {
      return Optional.ofNullable(environment.get(variable.name())).map(Secret::new);
    }
    return reference instanceof SecretReference.FileContent file
        ? Optional.of(read(file))
        : scopes.apply((SecretReference.ScopedKey) reference);
  }

  private static Secret read(SecretReference.FileContent file) {
    try {
      return new Secret(Files.readString(file.path()).replaceFirst("\\R\\z", ""));
    } catch (IOException e) {
      throw missing(file, e);
    }
  }

  private static DrException missing(
      SecretReference reference, @org.jspecify.annotations.Nullable Throwable cause) {
    return new DrException(
        Problem.CONFIG_SECRET,
        reference + " cannot be resolved: " + Problem.CONFIG_SECRET.remedy(),
        cause);
  }
}
