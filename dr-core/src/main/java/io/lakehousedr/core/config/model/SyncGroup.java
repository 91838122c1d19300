package io.lakehousedr.core.config.model;

import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * Tables and files that are cut at one instant and move as one.
 *
 * @param name for people and commands, unique in the file
 * @param id identity of its decision log, where it is not to be derived from the name
 * @param formerly names it had before
 * @param owner who answers for it
 * @param workflow whose successful end drives it; empty when only the schedule does
 * @param tables by name, selector or location
 * @param exclude what the selectors shall not take in
 * @param files folders of plain files that belong to it
 * @param schedule when it is synced without a workflow, or beside it
 * @param priority the higher goes first
 * @param dependsOn groups whose sync goes before this one's
 * @param limits what it may use of what its workspace may
 * @param policy how its tables are kept in step
 */
public record SyncGroup(
    @Key(value = "group_name", about = "The name of the group, unique in the file.") String name,
    @Key(value = "group_id", about = "Identity of the group's decision log; survives renames.")
        Optional<GroupId> id,
    @Key(about = "Names the group had before, so that its history is found.") List<String> formerly,
    @Key(
            value = "group_owner_email",
            about = "Who answers for the group; platform databricks requires it.",
            layout = Key.Layout.ONE_OR_MANY)
        List<MailAddress> owner,
    @Key(about = "The workflow that writes the tables: its successful end drives the sync.")
        Optional<String> workflow,
    @Key(about = "Tables: names, selectors (catalog.schema.*), locations, or objects.")
        List<TableSpec> tables,
    @Key(about = "Names or selectors of tables that are left out.") List<TableSelector> exclude,
    @Key(about = "Folders of plain files that are synced with the tables.") List<FilesSpec> files,
    @Key(
            about = "When the group is synced, if not by sync_default_schedule.",
            standard = "0 */12 * * *",
            inherits = "sync_default_schedule")
        Schedule schedule,
    @Key(
            about = "Groups of a higher priority go first in their workspace.",
            standard = "0",
            least = -1000,
            most = 1000)
        int priority,
    @Key(
            about =
                "Names of groups that are synced before this one, which is left out when one of"
                    + " them fails.")
        List<String> dependsOn,
    @Key(about = "What the group may use of what its workspace may.", standard = "{}")
        GroupLimits limits,
    @Key(about = "", layout = Key.Layout.INLINE) SyncPolicy policy) {
  /** Copies the lists. */
  public SyncGroup {
    formerly = List.copyOf(formerly);
    owner = List.copyOf(owner);
    tables = List.copyOf(tables);
    exclude = List.copyOf(exclude);
    files = List.copyOf(files);
    dependsOn = List.copyOf(dependsOn);
  }

  /** Which tables of a catalog belong to it. */
  public TableSelection selection() {
    return TableSelection.of(tables, exclude);
  }

  /** The tables that are given by their location. */
  public List<Location> located() {
    return tables.stream()
        .map(TableSpec::reference)
        .filter(TableReference.Located.class::isInstance)
        .map(reference -> ((TableReference.Located) reference).location())
        .toList();
  }
}
