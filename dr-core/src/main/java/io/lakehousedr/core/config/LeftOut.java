package io.lakehousedr.core.config;

import java.util.Optional;

/**
 * An entry that stands in the file and is not in the configuration, because something in it is
 * wrong. It is not the same as one that was removed: its state is kept as it is.
 *
 * @param path its JSON path
 * @param workspace the workspace it is, or lies in; empty when its name cannot be told
 * @param group the group it is; empty for a whole workspace, or when its name cannot be told
 */
public record LeftOut(String path, Optional<String> workspace, Optional<String> group) {
  /** Whether this may be that group, or holds it. */
  public boolean covers(String workspaceName, String groupName) {
    return workspace.filter(name -> !name.equals(workspaceName)).isEmpty()
        && group.filter(name -> !name.equals(groupName)).isEmpty();
  }

  @Override
  public String toString() {
    return path
        + workspace.map(name -> " workspace " + name).orElse("")
        + group.map(name -> " group " + name).orElse("");
  }
}
