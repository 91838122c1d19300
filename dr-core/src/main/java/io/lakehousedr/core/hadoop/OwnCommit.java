package io.lakehousedr.core.hadoop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.ActionLine.Kind;
import io.lakehousedr.core.delta.ActionTree;
import io.lakehousedr.core.delta.LineReader;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.delta.Rebuild;
import io.lakehousedr.core.json.Json;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest commit of a metadata table, where this engine made it: it says all there is to know.
 * Its one file carries the rows in a tag as well, so that neither the log before it nor Parquet has
 * to be read; and that the table's protocol is one that may be written was checked when the first
 * of an unbroken row of such commits was made.
 *
 * @param version of the table
 * @param rows of the table, by name of the group
 * @param file that holds them, relative to the table
 * @param size of the file in bytes
 */
record OwnCommit(long version, List<GroupRow> rows, String file, long size) {
  static final String ENGINE = "Lakehouse-DR";

  /** Where there is no table yet. */
  static final OwnCommit NONE = new OwnCommit(-1, List.of(), "", 0);

  private static final String TAG = "lakehouse-dr.rows";
  private static final int LONGEST = 1 << 18;

  private static final Set<Kind> LATER = EnumSet.of(Kind.INFO, Kind.REMOVE, Kind.ADD);
  private static final Set<Kind> FIRST =
      EnumSet.of(Kind.INFO, Kind.PROTOCOL, Kind.METADATA, Kind.ADD);

  private record Rows(List<GroupRow> rows) {}

  /** What the tag of a file with {@code rows} says; empty when they are too many. */
  static Map<String, String> tags(List<GroupRow> rows) {
    byte[] text = Json.bytes(new Rows(rows));
    return text.length > LONGEST ? Map.of() : Map.of(TAG, new String(text, StandardCharsets.UTF_8));
  }

  /** The newest commit, or {@link #NONE}; empty when another made it, or it is not as usual. */
  static Optional<OwnCommit> newest(Side table) {
    LogListing log = Rebuild.listing(table.reader(), table.table(), Long.MAX_VALUE);
    if (log.latest().isEmpty()) {
      return Optional.of(NONE);
    }
    long version = log.latest().getAsLong();
    return log.commits().containsKey(version) ? read(table, version) : Optional.empty();
  }

  private static Optional<OwnCommit> read(Side table, long version) {
    ObjectPath commit = LogNames.commit(table.table(), version);
    try (InputStream in = new BufferedInputStream(table.reader().open(commit))) {
      List<ActionLine> lines = new ArrayList<>();
      LineReader.actions(in, commit.text(), lines::add);
      return read(version, lines);
    } catch (IOException e) {
      throw DrException.broken(commit.text(), e);
    }
  }

  private static Optional<OwnCommit> read(long version, List<ActionLine> lines) throws IOException {
    List<ObjectNode> added = of(Kind.ADD, lines);
    List<ObjectNode> said = of(Kind.INFO, lines);
    Set<Kind> usual = version == 0 ? FIRST : LATER;
    boolean own =
        added.size() == 1
            && said.size() == 1
            && lines.stream().allMatch(line -> usual.contains(line.kind()))
            && said.get(0).path("engineInfo").asText().startsWith(ENGINE);
    return own ? read(version, added.get(0)) : Optional.empty();
  }

  private static List<ObjectNode> of(Kind kind, List<ActionLine> lines) {
    return lines.stream().filter(line -> line.kind() == kind).map(ActionTree::of).toList();
  }

  private static Optional<OwnCommit> read(long version, ObjectNode add) throws IOException {
    JsonNode rows = add.path("tags").path(TAG);
    if (!rows.isTextual() || add.hasNonNull("deletionVector")) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnCommit(
            version,
            Json.read(rows.textValue().getBytes(StandardCharsets.UTF_8), Rows.class).rows(),
            add.path("path").textValue(),
            add.path("size").longValue()));
  }
}
