package io.lakehousedr.core.copy;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.Summing;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.Pouring;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One file on its way in parts. Their checksums are joined to that of the whole where all of them
 * pass through this process and the algorithm allows it.
 */
final class PartsCopy {
  private final ObjectEntry source;
  private final Upload upload;
  private final long partSize;
  private final int parts;
  private final SortedSet<Integer> finished;
  private final Set<Checksum.Algorithm> algorithms;
  private final Map<Integer, Summing> sent = new ConcurrentHashMap<>();

  /**
   * A copy.
   *
   * @param wanted the algorithms by which the whole is to be known
   */
  PartsCopy(ObjectEntry source, Upload upload, long partSize, Set<Checksum.Algorithm> wanted) {
    this.source = source;
    this.upload = upload;
    this.partSize = partSize;
    this.parts = Math.toIntExact((source.size() + partSize - 1) / partSize);
    this.finished = upload.finished();
    this.algorithms = finished.isEmpty() ? joinable(source, wanted) : Set.of();
  }

  private static Set<Checksum.Algorithm> joinable(
      ObjectEntry source, Set<Checksum.Algorithm> wanted) {
    Set<Checksum.Algorithm> all = EnumSet.noneOf(Checksum.Algorithm.class);
    all.addAll(wanted);
    source.checksum().map(Checksum::algorithm).ifPresent(all::add);
    all.retainAll(JoinedCrc.ALGORITHMS);
    return all;
  }

  /** Sends the parts that are not there yet, up to {@code parallel} at once. */
  void send(Tasks tasks, int parallel, Function<ByteRange, Content> content) {
    tasks.each(
        Stream.iterate(0, part -> part < parts, part -> part + 1)
            .filter(part -> !finished.contains(part)),
        parallel,
        part -> {
          Summing summing = new Summing(content.apply(range(part)), algorithms);
          upload.put(part, summing);
          sent.put(part, summing);
        });
  }

  private ByteRange range(int part) {
    long offset = part * partSize;
    return new ByteRange(offset, Math.min(partSize, source.size() - offset));
  }

  /**
   * Makes the object appear.
   *
   * @param where the object, for messages
   * @throws DrException STORE_CORRUPT when other bytes than the source's were read; then the parts
   *     are thrown away, for the next try would go on with them
   */
  ObjectEntry complete(String where) {
    try {
      source
          .checksum()
          .flatMap(known -> sum(known.algorithm()))
          .ifPresent(read -> Pouring.check(where, read, source.checksum()));
    } catch (DrException e) {
      upload.abandon();
      throw e;
    }
    return upload.complete(WriteOptions.LAZY);
  }

  /** The checksum of all that was sent, where it is known. */
  Optional<Checksum> sum(Checksum.Algorithm algorithm) {
    if (!algorithms.contains(algorithm) || sent.size() != parts) {
      return Optional.empty();
    }
    List<JoinedCrc.Part> all =
        IntStream.range(0, parts).boxed().flatMap(part -> part(part, algorithm).stream()).toList();
    return all.size() == parts ? Optional.of(JoinedCrc.of(algorithm, all)) : Optional.empty();
  }

  private Optional<JoinedCrc.Part> part(int part, Checksum.Algorithm algorithm) {
    return Optional.ofNullable(sent.get(part))
        .flatMap(summing -> summing.sum(algorithm))
        .map(sum -> new JoinedCrc.Part(range(part).length(), sum));
  }
}
