package io.lakehousedr.examples.adapter;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.error.Problem;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one place where failures of the driver become ours, by their SQLState (ISO 9075; those of
 * five digits from 90000 on are H2's own, {@code org.h2.api.ErrorCode}).
 */
final class SqlErrors {
  /** Whole states, and classes of two digits for the rest. */
  private static final Map<String, ErrorKind> KINDS =
      Map.ofEntries(
          Map.entry("23505", ErrorKind.ALREADY_EXISTS),
          // A deadlock, a lock not given, a row that changed, a statement too long: rolled back.
          Map.entry("40", ErrorKind.UNAVAILABLE),
          Map.entry("HYT00", ErrorKind.UNAVAILABLE),
          Map.entry("57014", ErrorKind.UNAVAILABLE),
          Map.entry("90112", ErrorKind.UNAVAILABLE),
          Map.entry("90131", ErrorKind.UNAVAILABLE),
          // The connection, or the process at its other end, is gone.
          Map.entry("08", ErrorKind.UNAVAILABLE),
          Map.entry("90007", ErrorKind.UNAVAILABLE),
          Map.entry("90067", ErrorKind.UNAVAILABLE),
          Map.entry("90098", ErrorKind.UNAVAILABLE),
          Map.entry("90121", ErrorKind.UNAVAILABLE),
          // Another program has the file, or the disk does not do its part.
          Map.entry("90020", ErrorKind.UNAVAILABLE),
          Map.entry("90028", ErrorKind.UNAVAILABLE),
          Map.entry("90031", ErrorKind.UNAVAILABLE),
          Map.entry("28", ErrorKind.ACCESS_DENIED),
          Map.entry("90096", ErrorKind.ACCESS_DENIED),
          Map.entry("90097", ErrorKind.ACCESS_DENIED),
          Map.entry("90030", ErrorKind.CORRUPT));

  /** No such database, and no such table in it. */
  private static final Set<String> ABSENT = Set.of("90146", "42S02", "42S03", "42S04");

  private SqlErrors() {}

  /**
   * What a failure means.
   *
   * @param where the object
   * @param effect WRITES when the commit was asked for: then nobody knows. Before, the database
   *     itself takes everything back
   */
  static DrException translate(String where, Effect effect, SQLException e) {
    ErrorKind kind = effect == Effect.WRITES ? ErrorKind.OUTCOME_UNKNOWN : kind(e);
    Problem problem = Problem.ofStorage(kind);
    String hint =
        kind == ErrorKind.ACCESS_DENIED ? "; check user, password and the rights to the file" : "";
    return new DrException(
        problem,
        where + ": " + problem.title() + ": " + e.getMessage() + " (" + state(e) + ")" + hint,
        e);
  }

  private static ErrorKind kind(SQLException e) {
    String family = state(e).substring(0, Math.min(2, state(e).length()));
    return Optional.ofNullable(KINDS.get(state(e)))
        .or(() -> Optional.ofNullable(KINDS.get(family)))
        .orElse(ErrorKind.INVALID);
  }

  private static String state(SQLException e) {
    return String.valueOf(e.getSQLState());
  }

  /** Whether there is no database yet, or nothing was ever written to it. */
  static boolean isAbsent(SQLException e) {
    return ABSENT.contains(state(e));
  }
}
