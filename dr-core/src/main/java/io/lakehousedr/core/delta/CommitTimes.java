package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.Metadata.Enablement;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the last version at or before an instant. All times in milliseconds. Not thread-safe. */
final class CommitTimes {
  private final Commits commits;
  private final long first;
  private final OptionalLong firstTime;
  private final long last;

  /** A version and its time. */
  record Moment(long version, long millis) {}

  /**
   * @param first the oldest version to look at
   * @param firstTime its time, where it is known from an earlier resolution
   */
  CommitTimes(Commits commits, long first, OptionalLong firstTime) {
    this.commits = commits;
    this.first = first;
    this.firstTime = firstTime;
    this.last = commits.listing().commits().lastKey();
  }

  /**
   * @param latest metadata of the newest version
   * @throws DrException TABLE_TOO_EARLY
   */
  Moment at(Instant instant, Metadata latest) {
    long wanted = instant.toEpochMilli();
    return search(wanted, latest)
        .orElseThrow(
            () ->
                new DrException(
                    Problem.TABLE_TOO_EARLY,
                    commits.where(first)
                        + ": no version from this one on was committed at or before "
                        + instant));
  }

  private Optional<Moment> search(long wanted, Metadata latest) {
    if (!latest.inCommitTimestamps()) {
      return byModification(wanted, last);
    }
    Optional<Enablement> since = since(latest);
    if (since.isPresent() && wanted < since.get().millis()) {
      return byModification(wanted, since.get().version() - 1);
    }
    return byInCommit(wanted, Math.max(first, since.map(Enablement::version).orElse(0L)));
  }

  private Optional<Enablement> since(Metadata latest) {
    try {
      return latest.inCommitTimestampsSince();
    } catch (IllegalArgumentException e) {
      throw LogErrors.corrupt(
          commits.where(last), "the enablement of in-commit timestamps: " + e.getMessage(), e);
    }
  }

  /** Times that do not rise are taken to be one millisecond after the one before. */
  private Optional<Moment> byModification(long wanted, long newest) {
    Optional<Moment> found = Optional.empty();
    if (newest < first) {
      return found;
    }
    long before = Long.MIN_VALUE;
    for (Map.Entry<Long, ObjectEntry> commit :
        commits.listing().commits().subMap(first, true, newest, true).entrySet()) {
      long time = Math.max(before + 1, modified(commit.getKey(), commit.getValue()));
      if (time > wanted) {
        break;
      }
      found = Optional.of(new Moment(commit.getKey(), time));
      before = time;
    }
    return found;
  }

  private long modified(long version, ObjectEntry entry) {
    return version == first && firstTime.isPresent()
        ? firstTime.getAsLong()
        : entry.lastModified().toEpochMilli();
  }

  /** The last version is looked at first: it is the answer nearly always. */
  private Optional<Moment> byInCommit(long wanted, long oldest) {
    if (oldest > last) {
      throw LogErrors.corrupt(
          commits.where(last), "in-commit timestamps are enabled from version " + oldest + " on");
    }
    List<Long> versions =
        new ArrayList<>(commits.listing().commits().tailMap(oldest, true).keySet());
    Moment newest = inCommit(last);
    return newest.millis() <= wanted ? Optional.of(newest) : bisect(wanted, versions);
  }

  private Optional<Moment> bisect(long wanted, List<Long> versions) {
    Optional<Moment> found = Optional.empty();
    int low = 0;
    int high = versions.size() - 2;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Moment moment = inCommit(versions.get(middle));
      if (moment.millis() <= wanted) {
        found = Optional.of(moment);
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return found;
  }

  private Moment inCommit(long version) {
    return new Moment(version, commits.inCommitTimestamp(version));
  }
}
