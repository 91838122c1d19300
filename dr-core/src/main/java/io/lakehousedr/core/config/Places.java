package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.problem.ConfigProblem;
import io.lakehousedr.core.config.problem.Position;
import io.lakehousedr.error.DrException;
import java.util.Map;
import java.util.Optional;

/**
 * Where workspaces stand in a file, for what is found out about them later.
 *
 * @param file its name
 * @param workspaces by name
 */
record Places(String file, Map<String, Scope> workspaces) {
  /** Copies the map. */
  Places {
    workspaces = Map.copyOf(workspaces);
  }

  /** A failure at a key of a workspace. */
  ConfigProblem problem(String workspace, String key, DrException failure) {
    Optional<Scope.Found> found =
        Optional.ofNullable(workspaces.get(workspace))
            .map(scope -> scope.find(key).orElseGet(scope::self));
    Position at = found.map(it -> it.value().at()).orElse(Position.START);
    return new ConfigProblem(
        failure.problem(),
        file,
        at.line(),
        at.column(),
        found.map(Scope.Found::path).orElse("$"),
        failure.message());
  }

  LeftOut leftOut(String workspace) {
    String path = Optional.ofNullable(workspaces.get(workspace)).map(Scope::path).orElse("$");
    return new LeftOut(path, Optional.of(workspace), Optional.empty());
  }
}
