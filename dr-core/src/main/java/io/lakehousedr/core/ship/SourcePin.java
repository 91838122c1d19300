package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Demands;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.Metadata;
import io.lakehousedr.core.delta.Protocol;
import io.lakehousedr.core.delta.SnapshotHead;
import io.lakehousedr.core.delta.VersionResolver;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.model.Pin;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The version of a source that a cut takes.
 *
 * @param to the version; never below that of the last cut
 * @param head what the log demands there, for the next time
 */
public record SourcePin(Pin to, Optional<Demands> head) {
  /**
   * Finds the version at an instant.
   *
   * @param standing of the last cut, whose head saves reading a checkpoint
   * @throws io.lakehousedr.error.DrException as {@link VersionResolver#resolve}
   */
  public static SourcePin at(
      Place<ObjectReader> source, Optional<Standing> standing, Instant instant) {
    VersionResolver.Resolution found =
        VersionResolver.resolve(
            source.store(), source.path(), instant, standing.map(SourcePin::hint));
    return standing
        .filter(last -> last.source().version() > found.pin().version())
        .map(last -> new SourcePin(last.source(), last.head()))
        .orElseGet(() -> new SourcePin(found.pin(), Optional.of(head(found.head()))));
  }

  private static VersionResolver.Hint hint(Standing standing) {
    return new VersionResolver.Hint(
        standing.source(), standing.head().map(head -> head(standing.source(), head)));
  }

  private static SnapshotHead head(Pin pin, Demands head) {
    return new SnapshotHead(
        pin.version(),
        new Protocol(head.reader(), head.writer(), head.readerFeatures(), head.writerFeatures()),
        new Metadata(pin.metadataId(), Optional.empty(), List.of(), head.properties()));
  }

  private static Demands head(SnapshotHead head) {
    return new Demands(
        head.protocol().minReaderVersion(),
        head.protocol().minWriterVersion(),
        new TreeSet<>(head.protocol().readerFeatures()),
        new TreeSet<>(head.protocol().writerFeatures()),
        head.metadata().configuration().entrySet().stream()
            .filter(property -> Metadata.TIMING.contains(property.getKey()))
            .collect(
                Collectors.toMap(
                    property -> property.getKey(),
                    property -> property.getValue(),
                    (one, other) -> one,
                    TreeMap::new)));
  }
}
