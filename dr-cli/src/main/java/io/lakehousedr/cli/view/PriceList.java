package io.lakehousedr.cli.view;

import io.lakehousedr.core.config.model.DrConfig;
import io.lakehousedr.core.config.model.Prices;
import io.lakehousedr.core.config.model.SyncGroup;
import io.lakehousedr.core.config.model.Workspace;
import io.lakehousedr.plan.GroupPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prices that apply to each group. */
public final class PriceList {
  private final Map<String, Prices> byGroup = new HashMap<>();

  /** The prices of a configuration. */
  public PriceList(DrConfig config) {
    for (Workspace workspace : config.workspaces()) {
      workspace.run().prices().ifPresent(prices -> add(workspace.groups(), prices));
    }
  }

  private void add(List<SyncGroup> groups, Prices prices) {
    groups.forEach(group -> byGroup.put(group.name(), prices));
  }

  /** What a group's plan costs; empty without a price. */
  Optional<Cost> of(GroupPlan plan) {
    return Optional.ofNullable(byGroup.get(plan.group()))
        .map(prices -> Cost.of(plan.work(), prices));
  }

  /** What all the plans cost, a sum per currency; plans without a price count as nothing. */
  Collection<Cost> total(List<GroupPlan> plans) {
    Map<String, Cost> sums = new LinkedHashMap<>();
    plans.stream()
        .flatMap(plan -> of(plan).stream())
        .forEach(cost -> sums.merge(cost.currency(), cost, Cost::plus));
    return sums.values();
  }
}
