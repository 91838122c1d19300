package io.lakehousedr.core.cut.log;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decision log of one group in one region, seen by one run. Thread-safe as its parts are; what
 * was read is never kept for the next question.
 */
public final class GroupLog {
  /** The folder below the control root that all logs and stages lie in. */
  public static final ObjectPath ROOT = ObjectPath.of("_dr");

  private static final String ENGINE =
      Optional.ofNullable(GroupLog.class.getPackage().getImplementationVersion()).orElse("0.1");

  private final GroupId group;
  private final SlotLog slots;
  private final RunId run;
  private final Clock clock;
  private final Ids ids;

  /** The log of {@code group} below the root of {@code control}. */
  public GroupLog(ObjectStore control, GroupId group, RunId run, Clock clock, Ids ids) {
    this.group = group;
    this.slots = new SlotLog(control, folder(group));
    this.run = run;
    this.clock = clock;
    this.ids = ids;
  }

  /** Where a group's log lies. */
  public static ObjectPath folder(GroupId group) {
    return ROOT.resolve(group.text()).resolve("log");
  }

  /** The group. */
  public GroupId group() {
    return group;
  }

  /**
   * What the log says now, or empty when it has no record. Reads from the newest CUT on, however
   * long the log is.
   */
  public Optional<GroupState> state() {
    var head = slots.head(-1);
    return head.isEmpty() ? Optional.empty() : Optional.of(backward(head.getAsLong()));
  }

  /** What the log says now, when {@code known} was what it said before. */
  public GroupState since(GroupState known) {
    GroupState state = known;
    for (Optional<byte[]> next = slots.read(state.head() + 1);
        next.isPresent();
        next = slots.read(state.head() + 1)) {
      state = fold(state, read(state.head() + 1, next.get()), next.get());
    }
    return state;
  }

  /** Whether nothing was appended since {@code known}. One request. */
  public boolean unchanged(GroupState known) {
    return !slots.taken(known.head() + 1);
  }

  /**
   * Appends a decision right after {@code state}.
   *
   * @param state what the decision is based on
   * @return the state with the decision, or empty when another record took the slot: read again and
   *     decide afresh
   */
  public Optional<GroupState> append(GroupState state, Decision decision) {
    LogRecord record = record(state.head() + 1, Optional.of(state.headSha256()), decision);
    GroupState after = fold(state, record, record.bytes());
    return append(record, state.headSha256()) ? Optional.of(after) : Optional.empty();
  }

  /** Begins the log with its first ROLE; when it has begun already, that is what counts. */
  public GroupState begin(Decision.Role role) {
    Optional<GroupState> state = state();
    if (state.isPresent()) {
      return state.get();
    }
    slots.append(
        0, record(0, Optional.empty(), role).bytes(), record(0, Optional.empty(), role).bytes());
    return state().orElseThrow(() -> new DrException(Problem.LOG_DAMAGED, slots.where(0)));
  }

  private boolean append(LogRecord record, Checksum predecessor) {
    LogRecord abort =
        record(
            record.slot(),
            Optional.of(predecessor),
            new Decision.Abort("the outcome of a write was not known"));
    return slots.append(record.slot(), record.bytes(), abort.bytes()) == SlotLog.Outcome.APPENDED;
  }

  private LogRecord record(long slot, Optional<Checksum> predecessor, Decision decision) {
    return new LogRecord(
        LogRecord.FORMAT,
        LogRecord.FORMAT,
        ENGINE,
        group,
        slot,
        predecessor,
        run,
        clock.instant(),
        ids.nonce(),
        decision);
  }

  /** Reads down to the newest CUT (which carries the state before it), then folds upward. */
  private GroupState backward(long head) {
    Deque<Stored> newer = new ArrayDeque<>();
    for (long slot = head; ; slot--) {
      Stored stored = stored(slot);
      newer.push(stored);
      if (stored.record.decision() instanceof Decision.Cut || slot == 0) {
        return upward(newer);
      }
    }
  }

  private GroupState upward(Deque<Stored> records) {
    Stored oldest = records.peek();
    if (oldest == null) {
      throw new IllegalStateException("no record to fold");
    }
    GroupState state;
    if (oldest.record.decision() instanceof Decision.Cut cut) {
      state = GroupState.before(oldest.record, cut);
    } else {
      state = GroupState.first(oldest.record, Checksum.sha256(oldest.bytes));
      records.pop();
    }
    for (Stored stored : records) {
      state = fold(state, stored.record, stored.bytes);
    }
    return state;
  }

  private static GroupState fold(GroupState state, LogRecord record, byte[] bytes) {
    return state.after(record, Checksum.sha256(bytes));
  }

  private Stored stored(long slot) {
    byte[] bytes =
        slots
            .read(slot)
            .orElseThrow(
                () -> new DrException(Problem.LOG_DAMAGED, slots.where(slot) + " is missing"));
    return new Stored(read(slot, bytes), bytes);
  }

  private LogRecord read(long slot, byte[] bytes) {
    LogRecord record = LogRecord.read(bytes, slots.where(slot));
    if (!record.group().equals(group) || record.slot() != slot) {
      throw new DrException(
          Problem.LOG_DAMAGED,
          slots.where(slot)
              + " was written for group "
              + record.group()
              + ", slot "
              + record.slot());
    }
    return record;
  }

  /** The records from the oldest to the newest, for {@code status} and audits. */
  public List<LogRecord> records(long from, GroupState until) {
    return java.util.stream.LongStream.rangeClosed(from, until.head())
        .mapToObj(slot -> stored(slot).record)
        .toList();
  }

  /**
   * The record in a slot at or below the head.
   *
   * @throws DrException LOG_DAMAGED when it is missing or no record
   */
  public LogRecord record(long slot) {
    return stored(slot).record;
  }

  /**
   * The complete cuts, newest first, each as the state right after its DONE; read as they are asked
   * for. Ends where the region was active last: older cuts were made before users wrote here.
   */
  public Stream<GroupState> cuts(GroupState until) {
    return new CompleteCuts(this::folded, until).stream();
  }

  /** A slot's record with its checksum. */
  private CompleteCuts.Read folded(long slot) {
    Stored stored = stored(slot);
    return new CompleteCuts.Read(stored.record, Checksum.sha256(stored.bytes));
  }

  private static final class Stored {
    private final LogRecord record;
    private final byte[] bytes;

    Stored(LogRecord record, byte[] bytes) {
      this.record = record;
      this.bytes = bytes;
    }
  }
}
