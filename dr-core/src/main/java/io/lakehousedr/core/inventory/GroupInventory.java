package io.lakehousedr.core.inventory;

import io.lakehousedr.core.config.model.FilesSpec;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.TableMatches;
import io.lakehousedr.core.config.model.TableReference;
import io.lakehousedr.core.config.model.TableSpec;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.sync.GroupSpec;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.TableMode;
import io.lakehousedr.model.TableName;
import io.lakehousedr.spi.catalog.CatalogReader;
import io.lakehousedr.spi.catalog.TableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves one group of one workspace. */
public final class GroupInventory {
  private final Workspace workspace;
  private final SyncGroup group;

  /** The inventory of {@code group}. */
  public GroupInventory(Workspace workspace, SyncGroup group) {
    this.workspace = workspace;
    this.group = group;
  }

  /** Whether a catalog has to be asked. */
  public boolean needsCatalog() {
    return group.tables().stream()
        .anyMatch(table -> table.reference() instanceof TableReference.Named);
  }

  /**
   * The group with all its members.
   *
   * @param catalog to look names up in; empty when none is needed
   * @throws DrException CONFIG_UNKNOWN_TABLE with every name that is missing or ambiguous;
   *     CONFIG_UNMAPPED
   */
  public GroupSpec resolve(GroupId id, Optional<CatalogReader> catalog) {
    List<GroupSpec.MemberSpec> members = new ArrayList<>();
    catalog.ifPresent(reader -> members.addAll(named(reader)));
    for (TableSpec table : group.tables()) {
      if (table.reference() instanceof TableReference.Located located) {
        members.add(table(located.location().text(), table.mode(), located.location()));
      }
    }
    for (FilesSpec files : group.files()) {
      Location source = files.path().in(workspace.primaryLocation());
      members.add(member(source.text(), Member.Kind.FILES, source));
    }
    return new GroupSpec(group.name(), id, members);
  }

  private List<GroupSpec.MemberSpec> named(CatalogReader catalog) {
    Map<TableName, TableEntry> entries = new HashMap<>();
    try (Stream<TableEntry> tables = catalog.tables()) {
      tables
          .filter(table -> table.format().equals("delta"))
          .forEach(table -> entries.put(table.name(), table));
    }
    TableMatches matches = group.selection().resolve(entries.keySet().stream());
    checkFound(matches);
    List<GroupSpec.MemberSpec> members = new ArrayList<>();
    matches
        .tables()
        .forEach(
            (name, spec) -> {
              TableEntry entry = entries.get(name);
              if (entry != null) {
                members.add(table(name.toString(), spec.mode(), entry.location()));
              }
            });
    return members;
  }

  private void checkFound(TableMatches matches) {
    List<String> problems = new ArrayList<>();
    matches.missing().forEach(name -> problems.add(name + " is not in the catalog"));
    matches.ambiguous().forEach((name, found) -> problems.add(name + " could be any of " + found));
    if (!problems.isEmpty()) {
      throw new DrException(
          Problem.CONFIG_UNKNOWN_TABLE,
          "group "
              + group.name()
              + ": "
              + String.join("; ", problems)
              + ". "
              + Problem.CONFIG_UNKNOWN_TABLE.remedy());
    }
  }

  private GroupSpec.MemberSpec table(String name, TableMode mode, Location source) {
    return member(name, kind(mode), source);
  }

  private GroupSpec.MemberSpec member(String name, Member.Kind kind, Location source) {
    Location target =
        workspace
            .locations()
            .translate(source)
            .orElseThrow(
                () ->
                    new DrException(
                        Problem.CONFIG_UNMAPPED,
                        "group "
                            + group.name()
                            + ": "
                            + name
                            + " lies at "
                            + source
                            + ", which no entry of the location map covers. "
                            + Problem.CONFIG_UNMAPPED.remedy()));
    return new GroupSpec.MemberSpec(name, kind, source, target);
  }

  private static Member.Kind kind(TableMode mode) {
    return switch (mode) {
      case MIRROR -> Member.Kind.MIRROR;
      case CLONE -> Member.Kind.CLONE;
      case OVERWRITE -> Member.Kind.OVERWRITE;
      case DUAL_RUN -> Member.Kind.DUAL_RUN;
    };
  }
}
