package io.lakehousedr.core.cut.log;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Numbered slots, {@code <20 digits>.json}, each created once. Knows nothing of what the bytes
 * mean. Thread-safe; any number of processes may append, and one wins each slot.
 */
public final class SlotLog {
  private static final int LARGEST_RECORD = 64 << 20;
  private static final int SETTLE_TRIES = 5;

  private final ObjectStore store;
  private final ObjectPath folder;

  /** The log in {@code folder} of {@code store}. */
  public SlotLog(ObjectStore store, ObjectPath folder) {
    this.store = store;
    this.folder = folder;
  }

  /** What became of an {@link #append}. */
  public enum Outcome {
    /** The record stands in its slot. */
    APPENDED,
    /** Another record stands there, or an ABORT of this one: read the log and decide afresh. */
    LOST
  }

  /**
   * The highest slot that is taken, or empty when there is none: upward from the highest one
   * listed, since a listing may be behind.
   *
   * @param known a slot that is known to be taken, from which on is listed; -1 for the whole log
   * @throws DrException LOG_DAMAGED when a slot below a taken one is free
   */
  public OptionalLong head(long known) {
    long highest = known;
    try (Stream<ObjectEntry> entries = store.list(folder, known < 0 ? "" : name(known))) {
      for (var slots = entries.mapToLong(e -> slot(e.path())).iterator(); slots.hasNext(); ) {
        long slot = slots.nextLong();
        checkNoHole(highest, slot);
        highest = Math.max(highest, slot);
      }
    }
    while (taken(highest + 1)) {
      highest++;
    }
    return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
  }

  /** A slot that a listing leaves out may be one it is late with: only a look tells a hole. */
  private void checkNoHole(long below, long slot) {
    for (long missing = below + 1; missing < slot; missing++) {
      if (!taken(missing)) {
        throw new DrException(
            Problem.LOG_DAMAGED,
            where(missing)
                + " is missing although "
                + where(slot)
                + " is there: what was decided cannot be known. Never fill the hole; restore the"
                + " record from the store's own versions or backups");
      }
    }
  }

  /** Whether a record stands in the slot. */
  public boolean taken(long slot) {
    return store.head(path(slot)).isPresent();
  }

  /** The bytes in a slot, or empty when it is free. */
  public Optional<byte[]> read(long slot) {
    try (InputStream in = store.open(path(slot))) {
      byte[] bytes = in.readNBytes(LARGEST_RECORD);
      if (in.read() >= 0) {
        throw new DrException(Problem.LOG_DAMAGED, where(slot) + " is too large for a record");
      }
      return Optional.of(bytes);
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      throw DrException.broken(where(slot), e);
    }
  }

  /**
   * Creates the record in its slot. When the store cannot say whether it did, {@code abort} is
   * created in the same slot: what then stands there is the outcome, now and for ever.
   *
   * @throws DrException when the store failed and the record will never be there, or when even the
   *     settling had no outcome (OUTCOME_UNKNOWN)
   */
  public Outcome append(long slot, byte[] record, byte[] abort) {
    try {
      store.create(path(slot), Content.of(record), WriteOptions.DURABLE);
      return Outcome.APPENDED;
    } catch (DrException e) {
      return switch (e.kind()) {
        case ALREADY_EXISTS -> compare(slot, record);
        case OUTCOME_UNKNOWN -> settle(slot, record, abort, e);
        default -> throw e;
      };
    }
  }

  private Outcome settle(long slot, byte[] record, byte[] abort, DrException unknown) {
    for (int i = 0; i < SETTLE_TRIES; i++) {
      try {
        store.create(path(slot), Content.of(abort), WriteOptions.DURABLE);
        return Outcome.LOST;
      } catch (DrException e) {
        if (e.kind() == ErrorKind.ALREADY_EXISTS) {
          return compare(slot, record);
        }
        unknown.addSuppressed(e);
      }
    }
    throw unknown;
  }

  private Outcome compare(long slot, byte[] record) {
    Optional<byte[]> found = read(slot);
    if (found.isEmpty()) {
      throw new DrException(
          Problem.LOG_DAMAGED, where(slot) + " exists and cannot be read: was it deleted?");
    }
    return Arrays.equals(found.get(), record) ? Outcome.APPENDED : Outcome.LOST;
  }

  private ObjectPath path(long slot) {
    return folder.resolve(name(slot));
  }

  private static String name(long slot) {
    return String.format(Locale.ROOT, "%020d.json", slot);
  }

  /** Where a slot lies, for messages. */
  public String where(long slot) {
    return store.root().resolve(path(slot)).text();
  }

  private static long slot(ObjectPath path) {
    String name = path.name();
    return name.matches("\\d{20}\\.json") ? Long.parseLong(name.substring(0, 20)) : -1;
  }
}
