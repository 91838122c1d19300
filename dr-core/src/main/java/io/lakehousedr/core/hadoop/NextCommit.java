package io.lakehousedr.core.hadoop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.control.ControlTable.Change;
import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.delta.ActionTree;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Follows an {@link OwnCommit} by another one without loading the table: a data file and one line
 * an action. Every tenth version is left to delta-standalone, which then writes a checkpoint.
 */
final class NextCommit {
  private static final int CHECKPOINT_EVERY = 10;

  private final ObjectStore store;
  private final ObjectPath table;
  private final Clock clock;
  private final Ids ids;

  NextCommit(ObjectStore store, ObjectPath table, Clock clock, Ids ids) {
    this.store = store;
    this.table = table;
    this.clock = clock;
    this.ids = ids;
  }

  /** Empty when it cannot be done here, or somebody else was faster. */
  Optional<Change> apply(OwnCommit last, UnaryOperator<List<GroupRow>> change) throws IOException {
    List<GroupRow> changed = change.apply(last.rows());
    if (changed.equals(last.rows())) {
      return Optional.of(Change.UNCHANGED);
    }
    if (changed.isEmpty() || (last.version() + 1) % CHECKPOINT_EVERY == 0) {
      return Optional.empty();
    }
    RowsFile file = RowsFile.put(store, table, changed, ids);
    try {
      Puts.create(store, LogNames.commit(table, last.version() + 1), commit(last, file));
      return Optional.of(Change.WRITTEN);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
  }

  private byte[] commit(OwnCommit last, RowsFile file) {
    long now = clock.millis();
    String text =
        ActionTree.line("commitInfo", info(last, now))
            + "\n"
            + ActionTree.line("remove", remove(last, now))
            + "\n"
            + ActionTree.line("add", add(file, now))
            + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode info(OwnCommit last, long now) {
    ObjectNode info = ActionTree.empty();
    info.put("timestamp", now).put("operation", "WRITE");
    info.putObject("operationParameters").put("mode", "\"Overwrite\"");
    info.put("readVersion", last.version()).put("isolationLevel", "Serializable");
    info.put("isBlindAppend", false).putObject("operationMetrics");
    return info.put("engineInfo", OwnCommit.ENGINE);
  }

  private static ObjectNode remove(OwnCommit last, long now) {
    ObjectNode remove = ActionTree.empty();
    remove.put("path", last.file()).put("deletionTimestamp", now).put("dataChange", true);
    remove.put("extendedFileMetadata", true).putObject("partitionValues");
    return remove.put("size", last.size());
  }

  private static ObjectNode add(RowsFile file, long now) {
    ObjectNode add = ActionTree.empty();
    add.put("path", file.name()).putObject("partitionValues");
    add.put("size", file.size()).put("modificationTime", now).put("dataChange", true);
    add.put("stats", file.statistics());
    ObjectNode tags = add.putObject("tags");
    file.tags().forEach(tags::put);
    return add;
  }
}
