package io.lakehousedr.core.config.model;

import java.util.List;
import java.util.Optional;

/**
 * A whole configuration.
 *
 * @param secretScope scope of the secrets that are named by a bare key
 * @param platform of every workspace that does not name its own
 * @param names how short table names are completed
 * @param run how runs are scheduled, limited and told of
 * @param policy how tables are kept in step
 * @param workspaces what is protected
 */
public record DrConfig(
    @Key(about = "The secret scope that keys without a scope of their own belong to.")
        Optional<String> secretScope,
    @Key(
            about = "Platform of every workspace that does not name its own.",
            standard = Connection.STANDARD_PLATFORM)
        String platform,
    @Key(about = "", layout = Key.Layout.INLINE) NameDefaults names,
    @Key(about = "", layout = Key.Layout.INLINE) RunPolicy run,
    @Key(about = "", layout = Key.Layout.INLINE) SyncPolicy policy,
    @Key(
            about = "What is protected: primary workspaces, each with its secondary.",
            layout = Key.Layout.ISOLATED)
        List<Workspace> workspaces) {
  /** Copies the list. */
  public DrConfig {
    workspaces = List.copyOf(workspaces);
  }

  /** This configuration with other workspaces. */
  public DrConfig with(List<Workspace> others) {
    return new DrConfig(secretScope, platform, names, run, policy, others);
  }

  /** The workspace of that name. */
  public Optional<Workspace> workspace(String name) {
    return workspaces.stream().filter(workspace -> workspace.name().equals(name)).findFirst();
  }
}
