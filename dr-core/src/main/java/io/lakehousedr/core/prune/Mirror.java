package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.TreeSet;

/**
 * A mirrored table on both sides.
 *
 * @param member as it stands now
 * @param versions that retained cuts need; never empty
 * @param source its folder at the source
 * @param target its folder at the target
 * @param sourceLog all of it
 * @param targetLog all of it
 */
record Mirror(
    Member member,
    TreeSet<Long> versions,
    Place<ObjectReader> source,
    Place<ObjectStore> target,
    LogListing sourceLog,
    LogListing targetLog) {
  /**
   * Lists both logs.
   *
   * @throws DrException TABLE_NOT_FOUND, TABLE_RECREATED when the source is not the table that was
   *     shipped: what it no longer holds says nothing then
   */
  static Mirror of(
      Member member,
      TreeSet<Long> versions,
      Place<ObjectReader> source,
      Place<ObjectStore> target) {
    LogListing sourceLog = LogListing.list(source.store(), source.path(), 0);
    long shipped = member.standing().map(Standing::source).orElseThrow().version();
    if (sourceLog.latest().isEmpty() || sourceLog.latest().getAsLong() < shipped) {
      throw new DrException(
          sourceLog.latest().isEmpty() ? Problem.TABLE_NOT_FOUND : Problem.TABLE_RECREATED,
          member.name()
              + " ("
              + member.source()
              + ") does not hold version "
              + shipped
              + ", which was shipped: what is missing there proves nothing, so nothing of its"
              + " replica is deleted");
    }
    LogListing targetLog = LogListing.list(target.store(), target.path(), 0);
    return new Mirror(member, versions, source, target, sourceLog, targetLog);
  }
}
