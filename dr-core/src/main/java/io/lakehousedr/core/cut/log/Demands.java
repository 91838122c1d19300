package io.lakehousedr.core.cut.log;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a table's log demanded at the source, kept so that the next sync need not read it out of a
 * checkpoint.
 *
 * @param reader version of the protocol
 * @param writer version of the protocol
 * @param readerFeatures empty below reader version 3
 * @param writerFeatures empty below writer version 7
 * @param properties those of the table's properties that say when its commits happened
 */
public record Demands(
    int reader,
    int writer,
    SortedSet<String> readerFeatures,
    SortedSet<String> writerFeatures,
    SortedMap<String, String> properties) {
  /** Copies the collections. */
  public Demands {
    readerFeatures = Collections.unmodifiableSortedSet(new TreeSet<>(readerFeatures));
    writerFeatures = Collections.unmodifiableSortedSet(new TreeSet<>(writerFeatures));
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }
}
