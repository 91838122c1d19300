package io.lakehousedr.core.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.delta.ActionEdit;
import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.ActionTree;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.error.DrException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One commit of the engine's own, of any number of files: they are written to a temporary file as
 * they are told. What an {@code add} says is carried on as the source has it, but for paths that
 * lead outside of the table. Not thread-safe.
 */
final class AuthoredCommit implements AutoCloseable {
  private static final List<String> OF_REMOVE =
      List.of(
          "partitionValues",
          "size",
          "tags",
          "deletionVector",
          "baseRowId",
          "defaultRowCommitVersion");

  private final Shipment shipment;
  private final Outside outside;
  private final Spool files = new Spool();
  private final Spool named = new Spool();
  private Change change = Change.ROWS;
  private long added;
  private long removed;

  /** What the files of the commit change, for readers of changes and streams. */
  enum Change {
    /** The table's rows. */
    ROWS,
    /** Only how the same rows are laid out. */
    LAYOUT
  }

  AuthoredCommit(Shipment shipment) {
    this.shipment = shipment;
    this.outside = new Outside(shipment);
  }

  /** Says what the files change; before the first of them. */
  void changes(Change next) {
    change = next;
  }

  /** A file that the target gets, as the source has it. */
  void add(ActionLine line) {
    ActionLine inside = outside.inside(line);
    write(files, withChange(inside.json()));
    write(named, line.json());
    added++;
  }

  /** Checkpoints of some writers leave out what is always false in them. */
  private String withChange(String add) {
    return add.contains("\"dataChange\"")
        ? ActionEdit.replace(add, Map.of("dataChange", dataChange()))
        : add.replaceFirst(
            "\\{\\s*\"add\"\\s*:\\s*\\{", "{\"add\":{\"dataChange\":" + dataChange() + ",");
  }

  /**
   * A file that the target loses: an {@code add} of the target or a {@code remove} of the source.
   */
  void remove(ActionLine line) {
    JsonNode known = ActionTree.of(outside.inside(line));
    ObjectNode fields = ActionTree.empty();
    fields.set("path", known.path("path"));
    fields.put("deletionTimestamp", shipment.to().timestamp().toEpochMilli());
    fields.put("dataChange", change == Change.ROWS);
    fields.put("extendedFileMetadata", known.has("partitionValues") && known.has("size"));
    OF_REMOVE.stream().filter(known::has).forEach(name -> fields.set(name, known.get(name)));
    write(files, ActionTree.line("remove", fields));
    removed++;
  }

  private String dataChange() {
    return Boolean.toString(change == Change.ROWS);
  }

  private static void write(Spool to, String line) {
    try {
      to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  /** Whether no file comes or goes. */
  boolean hasNoFiles() {
    return added + removed == 0;
  }

  /** The files that are added, where the source has them. */
  void read(CommitVisitor visitor) {
    if (named.size() == 0) {
      return;
    }
    try (InputStream in = named.open()) {
      CommitReader.read(in, shipment.where(), visitor);
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  /** Stages the commit. */
  StageFile stage(Stage stage, TargetHead head, AuthoredHead said) {
    try (Spool commit = new Spool();
        InputStream in = files.open()) {
      write(commit, ActionTree.line("commitInfo", info(head, said)));
      said.lines().forEach(line -> write(commit, line));
      in.transferTo(commit);
      return stage.put(shipment.key() + "/commit", commit);
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }

  private ObjectNode info(TargetHead head, AuthoredHead said) {
    ObjectNode info = ActionTree.empty();
    said.inCommitTimestamp().ifPresent(time -> info.put("inCommitTimestamp", time));
    info.put("timestamp", said.timestamp());
    info.put("operation", operation());
    info.set("operationParameters", parameters());
    if (head.version() >= 0) {
      info.put("readVersion", head.version());
    }
    info.put("isolationLevel", "Serializable");
    info.put("isBlindAppend", false);
    info.set("operationMetrics", metrics());
    info.put("engineInfo", "Lakehouse-DR");
    return info;
  }

  private String operation() {
    return switch (shipment.member().kind()) {
      case CLONE -> "CLONE";
      default -> "WRITE";
    };
  }

  private ObjectNode parameters() {
    ObjectNode parameters = ActionTree.empty();
    parameters.put("source", shipment.member().source().text());
    parameters.put("sourceVersion", Long.toString(shipment.to().version()));
    return parameters;
  }

  private ObjectNode metrics() {
    ObjectNode metrics = ActionTree.empty();
    metrics.put("numAddedFiles", Long.toString(added));
    metrics.put("numRemovedFiles", Long.toString(removed));
    return metrics;
  }

  @Override
  public void close() {
    try (named) {
      files.close();
    } catch (IOException e) {
      throw DrException.broken("a temporary file", e);
    }
  }
}
