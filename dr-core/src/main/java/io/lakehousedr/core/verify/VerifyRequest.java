package io.lakehousedr.core.verify;

import io.lakehousedr.model.Pin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be verified.
 *
 * @param source to compare with; empty when it is gone: then the replica is held against itself and
 *     against the pins
 * @param version of both sides
 * @param chainStart the oldest version whose commit the replica must hold; empty for the oldest
 *     that the source holds, or without a source for the oldest that the replica holds
 * @param logAfter looks only at the log files of later versions; empty for the whole log
 * @param historyFrom looks also at every file that commits after this version add, and at their
 *     change data, which time travel needs; empty to look at the files of {@code version} alone.
 *     Needs a source: without one nobody knows what VACUUM took there
 * @param pins commits whose SHA-256 was recorded when they were shipped
 * @param slice of the data files; the log is always verified whole
 */
public record VerifyRequest(
    Optional<Side> source,
    Side replica,
    long version,
    OptionalLong chainStart,
    OptionalLong logAfter,
    OptionalLong historyFrom,
    List<Pin> pins,
    Depth depth,
    Slice slice) {
  private static final OptionalLong NONE = OptionalLong.empty();

  /** Refuses a negative version. */
  public VerifyRequest {
    if (version < 0) {
      throw new IllegalArgumentException("Delta versions begin at 0, not " + version);
    }
    pins = List.copyOf(pins);
  }

  /** Two sides, everything, the whole chain. */
  public static VerifyRequest compare(Side source, Side replica, long version, Depth depth) {
    return new VerifyRequest(
        Optional.of(source), replica, version, NONE, NONE, NONE, List.of(), depth, Slice.ALL);
  }

  /** The replica alone, everything it holds. */
  public static VerifyRequest alone(Side replica, long version, Depth depth) {
    return new VerifyRequest(
        Optional.empty(), replica, version, NONE, NONE, NONE, List.of(), depth, Slice.ALL);
  }

  /** This request for one slice of the data files. */
  public VerifyRequest only(Slice part) {
    return new VerifyRequest(
        source, replica, version, chainStart, logAfter, historyFrom, pins, depth, part);
  }

  /** This request with a chain that need not begin before {@code first}. */
  public VerifyRequest from(long first) {
    return new VerifyRequest(
        source,
        replica,
        version,
        OptionalLong.of(first),
        logAfter,
        historyFrom,
        pins,
        depth,
        slice);
  }

  /** This request for what {@code version} and earlier ones did not have yet in the log. */
  public VerifyRequest logAfter(long known) {
    return new VerifyRequest(
        source,
        replica,
        version,
        OptionalLong.of(known + 1),
        OptionalLong.of(known),
        historyFrom,
        pins,
        depth,
        slice);
  }

  /** This request with what every commit after {@code oldest} added. */
  public VerifyRequest withHistory(long oldest) {
    return new VerifyRequest(
        source,
        replica,
        version,
        chainStart,
        logAfter,
        OptionalLong.of(oldest),
        pins,
        depth,
        slice);
  }

  /** This request with recorded commits. */
  public VerifyRequest pinnedBy(List<Pin> recorded) {
    return new VerifyRequest(
        source, replica, version, chainStart, logAfter, historyFrom, recorded, depth, slice);
  }
}
