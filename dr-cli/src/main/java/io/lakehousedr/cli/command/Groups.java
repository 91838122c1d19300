package io.lakehousedr.cli.command;

import io.lakehousedr.core.config.LeftOut;
import io.lakehousedr.core.config.LoadedConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Parameters;

/** The groups that a command is for. */
final class Groups {
  @Parameters(
      paramLabel = "GROUP",
      arity = "0..*",
      description = "Names of groups; all when there is none.")
  private List<String> names = new ArrayList<>();

  Set<String> names() {
    return new LinkedHashSet<>(names);
  }

  /** How many entries of the file were asked for and cannot be used. */
  int skipped(LoadedConfig config) {
    return (int) config.leftOut().stream().filter(this::isAskedFor).count();
  }

  private boolean isAskedFor(LeftOut entry) {
    return names.isEmpty() || entry.group().filter(names::contains).isPresent();
  }
}
