package io.lakehousedr.sparkserver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Protocol;
import scala.Option;
import scala.collection.immutable.Set;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the latest version says about the table itself.
 *
 * @param tableId the metadata's id
 * @param version the latest version
 * @param minReaderVersion of the protocol
 * @param minWriterVersion of the protocol
 * @param readerFeatures sorted; empty below reader version 3
 * @param writerFeatures sorted; empty below writer version 7
 * @param configuration the table properties, sorted
 */
public record TableDetail(
    String tableId,
    long version,
    int minReaderVersion,
    int minWriterVersion,
    List<String> readerFeatures,
    List<String> writerFeatures,
    Map<String, String> configuration) {

  /** Looks at the table afresh. */
  public static TableDetail of(SparkSession spark, TableReader tables, String path) {
    Snapshot snapshot = snapshot(spark, tables, path);
    Protocol protocol = snapshot.protocol();
    return new TableDetail(
        snapshot.metadata().id(),
        snapshot.version(),
        protocol.minReaderVersion(),
        protocol.minWriterVersion(),
        sorted(protocol.readerFeatures()),
        sorted(protocol.writerFeatures()),
        new TreeMap<>(CollectionConverters.asJava(snapshot.metadata().configuration())));
  }

  private static Snapshot snapshot(SparkSession spark, TableReader tables, String path) {
    tables.forget(path);
    String name = tables.reference(path);
    if (!name.startsWith("delta.`")) {
      return DeltaLog.forTableWithSnapshot(spark, new TableIdentifier(name))._2();
    }
    return DeltaLog.forTableWithSnapshot(spark, path)._2();
  }

  private static List<String> sorted(Option<Set<String>> features) {
    return features.isEmpty()
        ? List.of()
        : CollectionConverters.asJava(features.get()).stream().sorted().toList();
  }
}
