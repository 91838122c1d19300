package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A primary workspace and the secondary region that stands in for it.
 *
 * @param name for people and commands
 * @param connection how the primary workspace is reached
 * @param secondary how the workspace in the secondary region is reached, where there is one
 * @param primaryLocation root of the data in the primary region
 * @param secondaryLocation root of the replicas
 * @param primaryControl where the engine keeps its own files in the primary region, if not below
 *     the data
 * @param secondaryControl the same in the secondary region
 * @param primaryStorage settings of the primary's storage adapter
 * @param secondaryStorage settings of the secondary's storage adapter
 * @param locationMap which location becomes which; empty for primary to secondary
 * @param metadataTables whether both regions keep a table of the groups' states for SQL users
 * @param names how short table names are completed
 * @param run how runs are scheduled, limited and told of
 * @param policy how tables are kept in step
 * @param groups what is synced as one unit each
 */
public record Workspace(
    @Key(value = "workspace_name", about = "The name of the workspace.") String name,
    @Key(about = "", layout = Key.Layout.INLINE) Connection connection,
    @Key(value = "secondary_workspace", about = "The workspace in the secondary region.")
        Optional<SecondaryWorkspace> secondary,
    @Key(value = "sync_location_primary", about = "Root of the data in the primary region.")
        Location primaryLocation,
    @Key(value = "sync_location_secondary", about = "Root of the replicas.")
        Location secondaryLocation,
    @Key(
            value = "control_location_primary",
            about = "Where the engine keeps its own files; else below sync_location_primary.")
        Optional<Location> primaryControl,
    @Key(
            value = "control_location_secondary",
            about = "Where the engine keeps its own files; else below sync_location_secondary.")
        Optional<Location> secondaryControl,
    @Key(
            value = "storage_options_primary",
            about = "Settings of the primary's storage adapter; secrets by reference.")
        Map<String, Setting> primaryStorage,
    @Key(
            value = "storage_options_secondary",
            about = "Settings of the secondary's storage adapter; secrets by reference.")
        Map<String, Setting> secondaryStorage,
    @Key(about = "Which location becomes which; the longest prefix wins.")
        List<LocationPair> locationMap,
    @Key(
            about = "Whether both regions keep a Delta table of all groups for SQL.",
            standard = "true")
        boolean metadataTables,
    @Key(about = "", layout = Key.Layout.INLINE) NameDefaults names,
    @Key(about = "", layout = Key.Layout.INLINE) RunPolicy run,
    @Key(about = "", layout = Key.Layout.INLINE) SyncPolicy policy,
    @Key(
            value = "sync_groups",
            about = "Tables and files that are synced as one atomic unit each.",
            layout = Key.Layout.ISOLATED)
        List<SyncGroup> groups) {
  /** Copies lists and maps. */
  public Workspace {
    primaryStorage = Map.copyOf(primaryStorage);
    secondaryStorage = Map.copyOf(secondaryStorage);
    locationMap = List.copyOf(locationMap);
    groups = List.copyOf(groups);
  }

  /** Which location becomes which: as configured, and the primary root to the secondary one. */
  public LocationMap locations() {
    return LocationMap.of(locationMap).orElseMapping(primaryLocation, secondaryLocation);
  }

  /** Where the engine keeps its own files in the primary region. */
  public Location controlAtPrimary() {
    return primaryControl.orElse(primaryLocation);
  }

  /** Where the engine keeps its own files in the secondary region. */
  public Location controlAtSecondary() {
    return secondaryControl.orElse(secondaryLocation);
  }

  /** The group of that name, its former names included. */
  public Optional<SyncGroup> group(String wanted) {
    return groups.stream()
        .filter(group -> group.name().equals(wanted) || group.formerly().contains(wanted))
        .findFirst();
  }

  /** This workspace with other groups. */
  public Workspace with(List<SyncGroup> others) {
    return new Workspace(
        name,
        connection,
        secondary,
        primaryLocation,
        secondaryLocation,
        primaryControl,
        secondaryControl,
        primaryStorage,
        secondaryStorage,
        locationMap,
        metadataTables,
        names,
        run,
        policy,
        others);
  }
}
