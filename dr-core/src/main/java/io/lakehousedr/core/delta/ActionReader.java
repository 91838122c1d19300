package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.NamedFile.Kind;
import io.lakehousedr.core.delta.NamedFile.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one action, at whose value the parser stands. Not thread-safe. */
final class ActionReader {
  /** The actions of the protocol; also the top-level columns of a checkpoint. */
  static final Set<String> KNOWN =
      Set.of(
          "add",
          "remove",
          "cdc",
          "sidecar",
          "metaData",
          "protocol",
          "commitInfo",
          "txn",
          "domainMetadata",
          "checkpointMetadata");

  private final LogJson json;
  private final Tally tally;

  ActionReader(LogJson json, Tally tally) {
    this.json = json;
    this.tally = tally;
  }

  /**
   * @throws io.lakehousedr.error.DrException TABLE_FEATURE when the action is not known
   */
  void read(String action) throws IOException {
    switch (action) {
      case "add" -> file(Kind.DATA, Role.ADDED);
      case "remove" -> file(Kind.DATA, Role.REMOVED);
      case "cdc" -> file(Kind.CHANGE_DATA, Role.CHANGE);
      case "sidecar" -> file(Kind.SIDECAR, Role.REFERENCED);
      case "metaData" -> new MetadataFields().read();
      case "protocol" -> new ProtocolFields().read();
      case "commitInfo" -> new InfoFields().read();
      case "txn" -> new TransactionFields().read();
      case "domainMetadata" -> domain();
      case "checkpointMetadata" -> checkpoint();
      default -> throw unknown(action);
    }
  }

  private RuntimeException unknown(String action) {
    String shown = action.length() > 100 ? action.substring(0, 100) + "..." : action;
    return LogErrors.feature(json.here(), "the action \"" + shown + "\" is not known");
  }

  private void file(Kind kind, Role role) throws IOException {
    FileFields fields = new FileFields(json, kind);
    json.fields(fields);
    tally.action(fields.finish(role));
  }

  private void checkpoint() throws IOException {
    json.fields(field -> {});
    tally.other();
  }

  private void domain() throws IOException {
    String[] domain = {""};
    json.fields(
        field -> {
          if (field.equals("domain")) {
            domain[0] = json.text(LogJson.TEXT);
          }
        });
    tally.domain(domain[0]);
  }

  private <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw json.corrupt("the action lacks \"" + field + "\"");
    }
    return value;
  }

  private final class MetadataFields {
    private @Nullable String id;
    private Optional<String> schema = Optional.empty();
    private List<String> partitionColumns = List.of();
    private Map<String, String> configuration = Map.of();

    void read() throws IOException {
      json.fields(this::field);
      tally.metadata(new Metadata(required(id, "id"), schema, partitionColumns, configuration));
    }

    private void field(String name) throws IOException {
      if (json.isNull()) {
        return;
      }
      switch (name) {
        case "id" -> id = json.text(LogJson.TEXT);
        case "schemaString" -> schema = Optional.of(json.text(LogJson.SCHEMA));
        case "partitionColumns" -> partitionColumns = json.texts();
        case "configuration" -> configuration = json.properties();
        default -> {}
      }
    }
  }

  private final class ProtocolFields {
    private @Nullable Long reader;
    private @Nullable Long writer;
    private Set<String> readerFeatures = Set.of();
    private Set<String> writerFeatures = Set.of();

    void read() throws IOException {
      json.fields(this::field);
      tally.protocol(
          new Protocol(
              version(required(reader, "minReaderVersion")),
              version(required(writer, "minWriterVersion")),
              readerFeatures,
              writerFeatures));
    }

    private int version(long number) {
      if (number < 1 || number > Integer.MAX_VALUE) {
        throw json.corrupt("the protocol version " + number);
      }
      return (int) number;
    }

    private void field(String name) throws IOException {
      if (json.isNull()) {
        return;
      }
      switch (name) {
        case "minReaderVersion" -> reader = json.number();
        case "minWriterVersion" -> writer = json.number();
        case "readerFeatures" -> readerFeatures = Set.copyOf(json.texts());
        case "writerFeatures" -> writerFeatures = Set.copyOf(json.texts());
        default -> {}
      }
    }
  }

  /** Free text of the writer, but for the in-commit timestamp. */
  private final class InfoFields {
    private Optional<String> operation = Optional.empty();
    private Optional<Instant> timestamp = Optional.empty();
    private Optional<Instant> inCommit = Optional.empty();

    void read() throws IOException {
      json.fields(this::field);
      tally.commitInfo(new CommitInfo(operation, timestamp, inCommit));
    }

    private void field(String name) throws IOException {
      if (name.equals("operation") && json.isString()) {
        operation = Optional.of(json.text(LogJson.TEXT));
      } else if (name.equals("timestamp") && json.isNumber()) {
        timestamp = Optional.of(Instant.ofEpochMilli(json.number()));
      } else if (name.equals("inCommitTimestamp") && !json.isNull()) {
        inCommit = Optional.of(Instant.ofEpochMilli(json.number()));
      }
    }
  }

  private final class TransactionFields {
    private @Nullable String application;
    private @Nullable Long version;

    void read() throws IOException {
      json.fields(this::field);
      tally.transaction(required(application, "appId"), required(version, "version"));
    }

    private void field(String name) throws IOException {
      if (name.equals("appId")) {
        application = json.text(LogJson.TEXT);
      } else if (name.equals("version")) {
        version = json.number();
      }
    }
  }
}
