package io.lakehousedr.core.control;

import io.lakehousedr.core.control.ControlTable.Change;
import io.lakehousedr.error.DrException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The metadata tables of all regions, kept alike. A region that is away is reported and never stops
 * the others; the next call that reaches it heals the gap, row by row, from whichever region knows
 * more. Thread-safe, also beside other processes.
 */
public final class ControlTables {
  private final List<Region> regions;
  private final InstantSource time;

  /** Keeps these regions alike; usually the primary and the secondary. */
  public ControlTables(List<Region> regions, InstantSource time) {
    this.regions = List.copyOf(regions);
    this.time = time;
  }

  /**
   * Brings the tables in step with the configuration, and with each other: creates or clones what
   * is missing, adds, changes and removes groups. Sync columns are left alone, but a group whose
   * workflow or tables changed starts afresh. Idempotent.
   */
  public ControlReport synchronise(List<GroupDefinition> configuration) {
    List<RegionReading> readings = ask();
    Map<String, GroupRow> known = merged(readings);
    Map<String, GroupRow> wanted = new TreeMap<>();
    Instant now = time.instant();
    for (GroupDefinition group : configuration) {
      GroupRow row = known.getOrDefault(group.name(), GroupRow.fresh(group, now));
      wanted.put(group.name(), row.defined(group, now));
    }
    return write(readings, wanted, current -> only(wanted, current));
  }

  /**
   * Changes the sync state of one group in every region, from the newest state that any region
   * knows.
   *
   * @return the report; a group that no region knows changes nothing
   */
  public ControlReport record(String group, UnaryOperator<SyncState> change) {
    List<RegionReading> readings = ask();
    Map<String, GroupRow> wanted = merged(readings);
    if (!wanted.containsKey(group)) {
      return report(readings, wanted);
    }
    Instant now = time.instant();
    wanted.computeIfPresent(group, (name, row) -> row.with(change.apply(row.state()), now));
    return write(readings, wanted, current -> and(wanted, current));
  }

  /** What is known of every group; where regions differ, what the better informed one knows. */
  public ControlReport read() {
    List<RegionReading> readings = ask();
    return report(readings, merged(readings));
  }

  /** Removes files that no longer serve any reader; a region that is away is left for later. */
  public Map<String, RegionOutcome> tidy(Duration retention) {
    Map<String, RegionOutcome> outcomes = new LinkedHashMap<>();
    for (Region region : regions) {
      outcomes.put(region.name(), attempt(() -> tidy(region, retention)));
    }
    return outcomes;
  }

  private static RegionOutcome tidy(Region region, Duration retention) {
    return region.table().tidy(retention) > 0
        ? new RegionOutcome.Written()
        : new RegionOutcome.Unchanged();
  }

  private List<RegionReading> ask() {
    return regions.stream().map(RegionReading::of).toList();
  }

  private static ControlReport report(List<RegionReading> readings, Map<String, GroupRow> rows) {
    Map<String, RegionOutcome> outcomes = new LinkedHashMap<>();
    readings.forEach(reading -> outcomes.put(reading.region().name(), reading.outcome()));
    return new ControlReport(outcomes, List.copyOf(rows.values()));
  }

  private static Map<String, GroupRow> merged(List<RegionReading> readings) {
    Map<String, GroupRow> merged = new TreeMap<>();
    readings.stream()
        .flatMap(reading -> reading.rows().stream())
        .flatMap(List::stream)
        .forEach(row -> merged.merge(row.name(), row, GroupRow::newest));
    return merged;
  }

  private ControlReport write(
      List<RegionReading> readings,
      Map<String, GroupRow> wanted,
      UnaryOperator<List<GroupRow>> change) {
    boolean anywhere = readings.stream().anyMatch(reading -> reading.rows().isPresent());
    Map<String, RegionOutcome> outcomes = new LinkedHashMap<>();
    for (RegionReading reading : readings) {
      ControlTable table = reading.region().table();
      outcomes.put(
          reading.region().name(),
          reading.failure().isPresent()
              ? reading.outcome()
              : attempt(() -> outcome(table.update(change), anywhere)));
    }
    return new ControlReport(outcomes, List.copyOf(wanted.values()));
  }

  private static RegionOutcome outcome(Change change, boolean anywhere) {
    return switch (change) {
      case CREATED -> anywhere ? new RegionOutcome.Cloned() : new RegionOutcome.Created();
      case WRITTEN -> new RegionOutcome.Written();
      case UNCHANGED -> new RegionOutcome.Unchanged();
    };
  }

  private static RegionOutcome attempt(Supplier<RegionOutcome> work) {
    try {
      return work.get();
    } catch (DrException e) {
      return new RegionOutcome.Failed(e);
    }
  }

  /** The wanted rows and no others; a row that changed since it was read keeps its state. */
  private static List<GroupRow> only(Map<String, GroupRow> wanted, List<GroupRow> current) {
    Map<String, GroupRow> rows = new TreeMap<>(wanted);
    for (GroupRow row : current) {
      rows.computeIfPresent(
          row.name(), (name, mine) -> row.newest(mine).defined(mine.group(), mine.updated()));
    }
    return new ArrayList<>(rows.values());
  }

  /** The wanted rows beside those that somebody else added. */
  private static List<GroupRow> and(Map<String, GroupRow> wanted, List<GroupRow> current) {
    Map<String, GroupRow> rows = new TreeMap<>(wanted);
    current.forEach(row -> rows.merge(row.name(), row, (mine, other) -> other.newest(mine)));
    return new ArrayList<>(rows.values());
  }
}
