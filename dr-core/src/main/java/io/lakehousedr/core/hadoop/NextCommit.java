package io.lakehousedr.core.hadoop;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Creates the metadata table, and follows an {@link OwnCommit} by another one, without loading a
 * library: a data file and one line an action. Every hundredth version is left to delta-standalone,
 * which then writes a checkpoint.
 */
final class NextCommit {
  static final int CHECKPOINT_EVERY = 100;

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
    boolean first = last.equals(OwnCommit.NONE);
    if (!first && changed.equals(last.rows())) {
      return Optional.of(Change.UNCHANGED);
    }
    if (!first && (changed.isEmpty() || (last.version() + 1) % CHECKPOINT_EVERY == 0)) {
      return Optional.empty();
    }
    byte[] commit = (first ? creation(changed) : commit(last, changed)).getBytes(UTF_8);
    try {
      Puts.create(store, LogNames.commit(table, last.version() + 1), commit);
      return Optional.of(first ? Change.CREATED : Change.WRITTEN);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
  }

  private String creation(List<GroupRow> rows) throws IOException {
    String head =
        line("commitInfo", info())
            + line("protocol", protocol())
            + line("metaData", ControlColumns.metadata(ids.nonce(), clock.millis()));
    return rows.isEmpty() ? head : head + line("add", add(rows));
  }

  private String commit(OwnCommit last, List<GroupRow> rows) throws IOException {
    return line("commitInfo", info().put("readVersion", last.version()))
        + line("remove", remove(last))
        + line("add", add(rows));
  }

  private static String line(String action, ObjectNode fields) {
    return ActionTree.line(action, fields) + "\n";
  }

  private ObjectNode info() {
    ObjectNode info = ActionTree.empty();
    info.put("timestamp", clock.millis()).put("operation", "WRITE");
    info.putObject("operationParameters").put("mode", "Overwrite");
    info.put("isolationLevel", "Serializable");
    info.put("isBlindAppend", false).putObject("operationMetrics");
    return info.put("engineInfo", OwnCommit.ENGINE);
  }

  private static ObjectNode protocol() {
    return ActionTree.empty().put("minReaderVersion", 1).put("minWriterVersion", 2);
  }

  private ObjectNode remove(OwnCommit last) {
    ObjectNode remove = ActionTree.empty();
    remove.put("path", last.file()).put("deletionTimestamp", clock.millis());
    remove.put("dataChange", true);
    remove.put("extendedFileMetadata", true).putObject("partitionValues");
    return remove.put("size", last.size());
  }

  private ObjectNode add(List<GroupRow> rows) throws IOException {
    RowsFile file = RowsFile.put(store, table, rows, ids);
    ObjectNode add = ActionTree.empty();
    add.put("path", file.name()).putObject("partitionValues");
    add.put("size", file.size()).put("modificationTime", clock.millis());
    add.put("dataChange", true).put("stats", file.statistics());
    ObjectNode tags = add.putObject("tags");
    file.tags().forEach(tags::put);
    return add;
  }
}
