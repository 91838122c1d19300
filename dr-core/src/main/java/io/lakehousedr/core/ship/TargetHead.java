package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.ActionLine;
import io.lakehousedr.core.delta.ActionTree;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The newest commit of a target, which an authored one follows.
 *
 * @param version of it; -1 where there is none
 * @param sha256 of its bytes; absent where there is none
 * @param inCommitTimestamp in milliseconds since 1970, of a table that keeps it in the log
 */
record TargetHead(long version, Optional<Checksum> sha256, OptionalLong inCommitTimestamp) {
  /** Nothing is there yet. */
  static final TargetHead NONE = new TargetHead(-1, Optional.empty(), OptionalLong.empty());

  /** Reads the commit of {@code version}. */
  static TargetHead read(Place<? extends ObjectReader> table, long version) {
    return new TargetHead(
        version,
        MirrorLogs.sha256(table.store(), table.path(), version),
        inCommitTimestamp(table.store(), LogNames.commit(table.path(), version)));
  }

  /** It stands in the first line, where a commit has it at all (PROTOCOL.md, "commitInfo"). */
  private static OptionalLong inCommitTimestamp(ObjectReader store, ObjectPath commit) {
    String where = store.root().resolve(commit).text();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(store.open(commit), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      return line == null || line.isBlank()
          ? OptionalLong.empty()
          : inCommitTimestamp(ActionLine.of(line, where));
    } catch (IOException e) {
      throw DrException.broken(where, e);
    }
  }

  private static OptionalLong inCommitTimestamp(ActionLine line) {
    var time = ActionTree.of(line).path("inCommitTimestamp");
    return line.kind() == ActionLine.Kind.INFO && time.isIntegralNumber()
        ? OptionalLong.of(time.longValue())
        : OptionalLong.empty();
  }
}
