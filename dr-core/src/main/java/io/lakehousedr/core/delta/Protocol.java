package io.lakehousedr.core.delta;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a table demands of its readers and writers (PROTOCOL.md, "Protocol Evolution").
 *
 * @param minReaderVersion 3 when reader features are listed
 * @param minWriterVersion 7 when writer features are listed
 * @param readerFeatures empty below reader version 3
 * @param writerFeatures empty below writer version 7
 */
public record Protocol(
    int minReaderVersion,
    int minWriterVersion,
    Set<String> readerFeatures,
    Set<String> writerFeatures) {
  /** Copies the sets. */
  public Protocol {
    readerFeatures = Set.copyOf(readerFeatures);
    writerFeatures = Set.copyOf(writerFeatures);
  }

  /** All features, sorted. */
  public SortedSet<String> features() {
    SortedSet<String> all = new TreeSet<>(readerFeatures);
    all.addAll(writerFeatures);
    return Collections.unmodifiableSortedSet(all);
  }
}
