package io.lakehousedr.core.hadoop;

import com.fasterxml.jackson.databind.node.TextNode;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.Operation;
import io.delta.standalone.OptimisticTransaction;
import io.delta.standalone.actions.Action;
import io.delta.standalone.actions.AddFile;
import io.lakehousedr.core.control.ControlTable.Change;
import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** One try to change the rows of a metadata table: removes all its files and adds one. */
final class ControlCommit {
  private final StoreMount mount;
  private final DeltaLog log;
  private final Clock clock;
  private final Ids ids;

  ControlCommit(StoreMount mount, DeltaLog log, Clock clock, Ids ids) {
    this.mount = mount;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  /** Empty when there is no table any more. */
  Optional<Change> apply(UnaryOperator<List<GroupRow>> change) throws IOException {
    OptimisticTransaction transaction = log.startTransaction();
    // All rows decide about the new ones, so that any concurrent commit is a conflict.
    transaction.readWholeTable();
    long version = transaction.readVersion();
    if (version < 0) {
      return Optional.empty();
    }
    List<GroupRow> rows = ControlRowsReader.read(mount.side(), OptionalLong.of(version));
    List<GroupRow> changed = change.apply(rows);
    if (changed.equals(rows)) {
      return Optional.of(Change.UNCHANGED);
    }
    transaction.commit(actions(changed), operation(), OwnCommit.ENGINE);
    return Optional.of(Change.WRITTEN);
  }

  private List<Action> actions(List<GroupRow> rows) throws IOException {
    List<Action> actions = new ArrayList<>();
    for (AddFile file : log.snapshot().getAllFiles()) {
      actions.add(file.remove(clock.millis()));
    }
    if (!rows.isEmpty()) {
      actions.add(add(rows));
    }
    return actions;
  }

  private AddFile add(List<GroupRow> rows) throws IOException {
    RowsFile file = RowsFile.put(mount.store(), mount.side().table(), rows, ids);
    // Standalone writes this text into the JSON as it is, where the protocol wants a string.
    String statistics = TextNode.valueOf(file.statistics()).toString();
    return new AddFile(
        file.name(), Map.of(), file.size(), clock.millis(), true, statistics, file.tags());
  }

  private static Operation operation() {
    return new Operation(Operation.Name.WRITE, Map.of("mode", "\"Overwrite\""));
  }
}
