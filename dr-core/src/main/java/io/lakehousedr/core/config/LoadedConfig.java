package io.lakehousedr.core.config;

import io.lakehousedr.core.config.model.DrConfig;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.core.config.problem.ConfigProblem;
import io.lakehousedr.error.DrException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of loading a file. Immutable. */
public final class LoadedConfig {
  private final DrConfig config;
  private final List<ConfigProblem> problems;
  private final List<LeftOut> leftOut;
  private final Places places;

  LoadedConfig(
      DrConfig config, List<ConfigProblem> problems, List<LeftOut> leftOut, Places places) {
    this.config = config;
    this.problems = List.copyOf(problems);
    this.leftOut = List.copyOf(leftOut);
    this.places = places;
  }

  /**
   * What can be used: workspaces and groups without problems. A group with a problem is left out,
   * the others stay; a workspace with a problem of its own is left out with its groups, and a
   * problem of the whole file leaves nothing.
   */
  public DrConfig config() {
    return config;
  }

  /** All that is wrong, in the order of the file; what was found out later stands last. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  /** What stands in the file and is not in {@link #config}. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /**
   * Something that is wrong with a workspace, though what the file says of it is sound.
   *
   * @param workspace its name
   * @param key that names what failed
   */
  public record Failing(String workspace, String key, DrException failure) {}

  /** This one without the workspaces that fail. */
  public LoadedConfig without(List<Failing> failing) {
    List<ConfigProblem> found = new ArrayList<>(problems);
    failing.forEach(one -> found.add(places.problem(one.workspace(), one.key(), one.failure())));
    Set<String> names = failing.stream().map(Failing::workspace).collect(Collectors.toSet());
    List<LeftOut> out = new ArrayList<>(leftOut);
    names.stream().sorted().forEach(name -> out.add(places.leftOut(name)));
    List<Workspace> kept =
        config.workspaces().stream().filter(one -> !names.contains(one.name())).toList();
    return new LoadedConfig(config.with(kept), found, out, places);
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
