package io.lakehousedr.error;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem the engine can report, with its stable code {@code DR-nnnn}. Codes are never given
 * a second meaning: 1xxx configuration, 2xxx Delta tables and folders of files, 3xxx storage, 4xxx
 * decision log and cuts, 5xxx roles, 6xxx verification.
 */
public enum Problem {
  CONFIG_SYNTAX(
      1001,
      ErrorKind.INVALID,
      "the configuration is not valid JSON",
      "Nothing in the file can be used until it parses.",
      "Mend the file at the line and column that are named."),
  CONFIG_INVALID(
      1002,
      ErrorKind.INVALID,
      "the configuration has a wrong value",
      "The entry is skipped; other entries go on.",
      "Correct the value at the JSON path that is named; dr validate checks it again."),
  CONFIG_UNKNOWN_KEY(
      1003,
      ErrorKind.INVALID,
      "the configuration has an unknown key",
      "A mistyped key would silently leave its default in force.",
      "Use the suggested key, or remove it."),
  CONFIG_MISSING(
      1004,
      ErrorKind.INVALID,
      "the configuration lacks a value",
      "Without it the engine would have to guess.",
      "Add the value at the JSON path that is named."),
  CONFIG_SCHEDULE(
      1005,
      ErrorKind.INVALID,
      "a schedule fires more often than every 30 minutes, or is not a cron expression",
      "Shorter intervals cost more listings than they save data.",
      "Choose a schedule whose firings lie at least 30 minutes apart."),
  CONFIG_UNMAPPED(
      1006,
      ErrorKind.INVALID,
      "a location lies in no mapped root",
      "Nothing outside the mapped roots is read or written.",
      "Add an entry to the location map whose prefix covers it."),
  CONFIG_UNKNOWN_TABLE(
      1007,
      ErrorKind.NOT_FOUND,
      "a table is not in the catalog",
      "It cannot be protected.",
      "Correct the name, or create the table; the next run checks again."),
  CONFIG_OVERLAP(
      1008,
      ErrorKind.CONFLICT,
      "two groups or tables share a target",
      "Two groups publishing into one folder would tear each other's cuts.",
      "Leave the table in one of the two groups that are named, or map it elsewhere."),
  CONFIG_SECRET(
      1009,
      ErrorKind.INVALID,
      "a secret reference cannot be resolved",
      "Secrets are given by reference only and are never written into the configuration.",
      "Provide the secret where the reference points."),
  PLUGIN_BROKEN(
      1010,
      ErrorKind.INVALID,
      "a plugin cannot be used",
      "What it serves is not available; other plugins go on.",
      "Remove or replace the jar that is named."),
  CONFIG_UNREADABLE(
      1011,
      ErrorKind.NOT_FOUND,
      "the configuration file cannot be read",
      "Without it the engine does not know what to protect.",
      "Check the path, the permissions and the encoding (UTF-8)."),
  CONFIG_DUPLICATE(
      1012,
      ErrorKind.INVALID,
      "the configuration says something twice",
      "Which of the two is meant would be a guess; the first one stands.",
      "Remove or rename the second one."),
  CONFIG_AMBIGUOUS(
      1013,
      ErrorKind.INVALID,
      "a name means more than one table",
      "Protecting the wrong one would be noticed in a disaster only.",
      "Write the name as catalog.schema.table, or set default_catalog and default_schema."),

  TABLE_NOT_FOUND(
      2001,
      ErrorKind.NOT_FOUND,
      "there is no Delta table at the location",
      "There is no _delta_log with a commit or checkpoint.",
      "Check the location in the catalog and the location map."),
  TABLE_GAP(
      2101,
      ErrorKind.CONFLICT,
      "the source cleaned its log past the last shipped version",
      "Commits in between can never be shipped; the replica's history would have a hole.",
      "The next sync restarts the table from a checkpoint; raise delta.logRetentionDuration or sync"
          + " more often to avoid it."),
  TABLE_DIVERGED(
      2102,
      ErrorKind.CONFLICT,
      "the replica has commits that the source never made",
      "Publishing over them would merge two histories into one table.",
      "Find the foreign writer (VACUUM at a replica commits too), then reseed the table or keep its"
          + " commits by an explicit word."),
  TABLE_FILE_MISSING(
      2103,
      ErrorKind.NOT_FOUND,
      "a file that the table needs is missing at the source",
      "The version cannot be read at the source either, or VACUUM removed it during the copy.",
      "Restore the file or repair the table at the source; a later instant is chosen by itself"
          + " where one exists."),
  TABLE_ABSOLUTE_PATH(
      2104,
      ErrorKind.INVALID,
      "the log names a file by an absolute path that no root maps",
      "A byte copy would still read the old region after a failover.",
      "Add the prefix to the location map, or replicate the table it belongs to."),
  TABLE_PATH_ESCAPES(
      2105,
      ErrorKind.CORRUPT,
      "the log names a file outside the table",
      "Nothing outside the mapped roots is read or written.",
      "The log is damaged or hostile: repair it at the source or quarantine the table."),
  TABLE_CATALOG_MANAGED(
      2106,
      ErrorKind.INVALID,
      "the table is managed by its catalog",
      "Only the catalog knows which staged commits are ratified.",
      "Use mode clone, or a catalog adapter that lists ratified commits."),
  TABLE_FEATURE(
      2107,
      ErrorKind.INVALID,
      "the table uses a feature or action that is not understood",
      "Files named by an unknown feature would be lost silently.",
      "Upgrade the engine, or quarantine the table by name and reason."),
  TABLE_LOG_CORRUPT(
      2108,
      ErrorKind.CORRUPT,
      "the table's log cannot be read",
      "What it names cannot be known, so nothing of it is shipped.",
      "Repair the log at the source, or quarantine the table."),
  TABLE_TOO_EARLY(
      2109,
      ErrorKind.NOT_FOUND,
      "the table cannot be read at the wanted instant",
      "It did not exist yet, or its log has been cleaned past that instant.",
      "Choose a later instant."),
  TABLE_RECREATED(
      2110,
      ErrorKind.CONFLICT,
      "the table was dropped and created again",
      "A path never gets a second history.",
      "on_recreate decides: a new generation folder is seeded, or the table stops its group."),
  TABLE_QUARANTINED(
      2111,
      ErrorKind.INVALID,
      "the table is in quarantine",
      "It stays at its last version while its group goes on without it.",
      "Lift it with dr quarantine --lift once its cause is mended."),
  TABLE_RETENTION(
      2112,
      ErrorKind.CONFLICT,
      "the source removed files while they were being copied",
      "Each try met files that VACUUM or log clean-up had already taken.",
      "Raise the retention at the source, or make the copy faster."),
  TABLE_MODE(
      2113,
      ErrorKind.CONFLICT,
      "the table is to be kept in another mode than its replica was made in",
      "A path never gets a second history.",
      "on_recreate decides: a new generation folder is seeded, or the table stops its group until"
          + " its mode is what it was."),
  TABLE_LANDED(
      2114,
      ErrorKind.CONFLICT,
      "what another tool has landed at the target is not the source's",
      "Adopting it would make a replica that differs from its source.",
      "Move the table's folder at the target away, then sync again: it is copied from the source."),

  FILES_CHANGED(
      2301,
      ErrorKind.CONFLICT,
      "a file changed while its folder was being copied",
      "A folder is taken as it stood at one moment; a newer version of one file would tear it.",
      "The run starts over by itself; if it happens each time, sync when nothing writes there."),
  FILES_DIVERGED(
      2302,
      ErrorKind.CONFLICT,
      "a file at the secondary was changed by somebody else",
      "Copying over it would destroy what was written there.",
      "Move the file away or restore it, or allow it to be replaced by an explicit word."),
  FILES_NAME(
      2303,
      ErrorKind.INVALID,
      "a file's name cannot be kept at the secondary",
      "The file would be missing after a failover, or stand in for another one.",
      "Rename the file at the source, or choose a target store that takes such names."),
  FILES_NEWER(
      2304,
      ErrorKind.CONFLICT,
      "a file is newer than the instant of the cut",
      "Files have no history to go back in, and files newer than tables tear the group.",
      "Choose no instant, or one after the last change of the folder."),

  STORE_NOT_FOUND(
      3001,
      ErrorKind.NOT_FOUND,
      "the object is not there",
      "Something else removed it, or the path is wrong.",
      "Check the location and what else writes there."),
  STORE_EXISTS(
      3002,
      ErrorKind.ALREADY_EXISTS,
      "the object is there already",
      "Objects are never overwritten by accident.",
      "Look what wrote it; the engine goes on by itself where it can."),
  STORE_CONFLICT(
      3003,
      ErrorKind.CONFLICT,
      "the object has been changed by somebody else",
      "What was read is not what stands there now.",
      "Run again; if it happens each time, find the other writer."),
  STORE_THROTTLED(
      3004,
      ErrorKind.THROTTLED,
      "the store asks to slow down",
      "The run takes longer.",
      "Lower the concurrency or raise the account's limits if it lasts."),
  STORE_DENIED(
      3005,
      ErrorKind.ACCESS_DENIED,
      "access is denied",
      "The credentials do not reach this object.",
      "Grant the permission; dr validate --probe names what is lacking, the store's page in"
          + " docs/stores what is needed."),
  STORE_UNAVAILABLE(
      3006,
      ErrorKind.UNAVAILABLE,
      "the store does not answer",
      "Nothing was done.",
      "The engine tries again; check network and service health if it lasts."),
  STORE_CORRUPT(
      3007,
      ErrorKind.CORRUPT,
      "the content is not what it should be",
      "Size or checksum differ from what was expected.",
      "Verify the source; copy again."),
  STORE_INVALID(
      3008,
      ErrorKind.INVALID,
      "the store refuses the request",
      "The name or the request is not supported there.",
      "See the message for what is not supported."),
  STORE_UNKNOWN(
      3009,
      ErrorKind.OUTCOME_UNKNOWN,
      "nobody knows whether the write happened",
      "It may happen yet.",
      "The engine settles it by looking at what is there."),
  STORE_UNFIT(
      3010,
      ErrorKind.INVALID,
      "the store cannot be a target",
      "It lacks an atomic create, on which every promise rests.",
      "Choose another store for the secondary."),
  SECONDARY_UNAVAILABLE(
      3011,
      ErrorKind.UNAVAILABLE,
      "secondary region not available",
      "Nothing can be brought there; the group stays at its last cut.",
      "See the message for the store and why; the next sync goes on from where this one was."),

  LOG_DAMAGED(
      4001,
      ErrorKind.CORRUPT,
      "the decision log is damaged",
      "A hole or a record that does not follow its predecessor: what was decided cannot be known.",
      "Stop; restore the log's folder from the store's own versions or backups. Never fill a"
          + " hole."),
  LOG_TOO_NEW(
      4002,
      ErrorKind.INVALID,
      "the decision log was written by a newer engine",
      "Its records may mean what this version does not know.",
      "Install the version that is named, or a later one."),
  LOG_LOST_SLOT(
      4003,
      ErrorKind.CONFLICT,
      "another run decided first",
      "Its decision stands; this run's staged files are reused.",
      "Nothing: the next run resolves new pins."),
  STAGE_LOST(
      4004,
      ErrorKind.NOT_FOUND,
      "bytes that a committed cut needs are gone",
      "The cut cannot be completed for the tables that are named.",
      "They are left at their version and the group is DEGRADED; the next sync ships them again."),
  GROUP_UNKNOWN(
      4005,
      ErrorKind.NOT_FOUND,
      "there is no such group",
      "Neither the configuration nor a decision log knows it.",
      "Check the name; dr status lists the groups."),
  CUT_MOVED(
      4006,
      ErrorKind.CONFLICT,
      "the plan's facts have changed",
      "Applying it would not do what it printed.",
      "Plan again."),
  CUT_BLOCKED(
      4007,
      ErrorKind.INVALID,
      "a table stops its group at the old cut",
      "A group moves as one.",
      "Fix the table, or quarantine it by name and reason."),

  ROLE_ACTIVE(
      5001,
      ErrorKind.CONFLICT,
      "the region is active",
      "Nothing is ever published into a region that is active.",
      "If it should be the secondary again, fail back first."),

  VERIFY_FAILED(
      6001,
      ErrorKind.CORRUPT,
      "the replica differs from the source",
      "A failover would lose or change data.",
      "See the findings; reseed the table that differs."),

  INTERNAL(
      9001,
      ErrorKind.INVALID,
      "an unexpected failure",
      "This is a bug or an answer nobody foresaw.",
      "Report it with the log file; the run left a resumable state.");

  private final int number;
  private final ErrorKind kind;
  private final String title;
  private final String why;
  private final String remedy;

  Problem(int number, ErrorKind kind, String title, String why, String remedy) {
    this.number = number;
    this.kind = kind;
    this.title = title;
    this.why = why;
    this.remedy = remedy;
  }

  /** The stable code, for example {@code DR-2107}. */
  public String code() {
    return "DR-" + number;
  }

  /** Its usual kind. */
  public ErrorKind kind() {
    return kind;
  }

  /** What is wrong, in a few words. */
  public String title() {
    return title;
  }

  /** Why it matters. */
  public String why() {
    return why;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }

  /** The problem of that code ({@code DR-2107}, {@code 2107}), if there is one. */
  public static Optional<Problem> ofCode(String code) {
    String number = code.strip().toUpperCase(Locale.ROOT).replaceFirst("^DR-", "");
    return Arrays.stream(values())
        .filter(problem -> Integer.toString(problem.number).equals(number))
        .findFirst();
  }

  /** The storage problem that a kind of failure is reported as. */
  public static Problem ofStorage(ErrorKind kind) {
    return switch (kind) {
      case NOT_FOUND -> STORE_NOT_FOUND;
      case ALREADY_EXISTS -> STORE_EXISTS;
      case CONFLICT -> STORE_CONFLICT;
      case ACCESS_DENIED -> STORE_DENIED;
      case THROTTLED -> STORE_THROTTLED;
      case UNAVAILABLE -> STORE_UNAVAILABLE;
      case CORRUPT -> STORE_CORRUPT;
      case INVALID -> STORE_INVALID;
      case OUTCOME_UNKNOWN -> STORE_UNKNOWN;
    };
  }
}
