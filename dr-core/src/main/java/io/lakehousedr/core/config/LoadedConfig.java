package io.lakehousedr.core.config;

import io.lakehousedr.core.config.model.DrConfig;
import io.lakehousedr.core.config.problem.ConfigProblem;
import java.util.List;

/**
 * What came of loading a file.
 *
 * @param config what can be used: workspaces and groups without problems. A group with a problem is
 *     left out, the others stay; a workspace with a problem of its own is left out with its groups,
 *     and a problem of the whole file leaves nothing
 * @param problems all that is wrong, in the order of the file
 * @param leftOut what stands in the file and is not in {@code config}
 */
public record LoadedConfig(DrConfig config, List<ConfigProblem> problems, List<LeftOut> leftOut) {
  /** Copies the lists. */
  public LoadedConfig {
    problems = List.copyOf(problems);
    leftOut = List.copyOf(leftOut);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return problems.isEmpty();
  }

  /**
   * Whether that group stands, or may stand, in the file though it is not in {@code config}: it
   * must then not be taken for removed.
   */
  public boolean isLeftOut(String workspace, String group) {
    return leftOut.stream().anyMatch(entry -> entry.covers(workspace, group));
  }
}
