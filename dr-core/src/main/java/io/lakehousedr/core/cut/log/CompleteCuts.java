package io.lakehousedr.core.cut.log;

import io.lakehousedr.model.Checksum;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Walks a log downward from cut to cut. For one thread. */
final class CompleteCuts {
  private final LongFunction<Read> records;
  private final Deque<Read> above = new ArrayDeque<>();
  private long slot;

  /** A record and the checksum of its bytes. */
  record Read(LogRecord record, Checksum sha256) {}

  CompleteCuts(LongFunction<Read> records, GroupState until) {
    this.records = records;
    this.slot = until.head();
  }

  Stream<GroupState> stream() {
    return Stream.iterate(next(), Optional::isPresent, found -> next()).map(Optional::orElseThrow);
  }

  private Optional<GroupState> next() {
    while (slot >= 0) {
      Read read = records.apply(slot--);
      if (active(read)) {
        slot = -1;
        return Optional.empty();
      }
      above.push(read);
      if (read.record().decision() instanceof Decision.Cut cut) {
        Optional<GroupState> complete = completed(read.record(), cut);
        above.clear();
        if (complete.isPresent()) {
          return complete;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean active(Read read) {
    return read.record().decision() instanceof Decision.Role role
        && role.activity() == Decision.Activity.ACTIVE;
  }

  /** The state right after the cut's DONE, if it has one. */
  private Optional<GroupState> completed(LogRecord record, Decision.Cut cut) {
    GroupState state = GroupState.before(record, cut);
    for (Read read : above) {
      state = state.after(read.record(), read.sha256());
      if (state.current().filter(done -> done.slot() == record.slot()).isPresent()) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
