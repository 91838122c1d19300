package io.lakehousedr.core.delta;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which table features a log may have to be shipped byte for byte. The question is not whether this
 * engine could read the rows, but whether the log names every file where {@link CommitReader} and
 * {@link CheckpointReader} look. What is not listed stops the table.
 *
 * <p>From PROTOCOL.md ("Valid Feature Names in Table Features", and each feature's section) and the
 * proposals beside it:
 *
 * <table>
 * <caption>Features, and what they add to a log</caption>
 * <tr><th>feature</th><th>decision</th><th>why</th></tr>
 * <tr><td>appendOnly, invariants, checkConstraints, generatedColumns, allowColumnDefaults,
 *     identityColumns</td><td>shipped</td><td>rules for writers, in schema and properties</td></tr>
 * <tr><td>changeDataFeed</td><td>shipped</td><td>names files in {@code cdc}, which is read</td></tr>
 * <tr><td>columnMapping</td><td>shipped</td><td>names in the schema; random folder names stand in
 *     {@code path} as any other</td></tr>
 * <tr><td>deletionVectors</td><td>shipped</td><td>names files in {@code deletionVector}, which is
 *     read; an unknown storage type is refused</td></tr>
 * <tr><td>v2Checkpoint</td><td>shipped</td><td>names files in {@code sidecar}, which is read</td></tr>
 * <tr><td>timestampNtz, typeWidening(-preview), variantType(-preview), variantShredding(-preview),
 *     collations(-preview), geospatial(-dev)</td><td>shipped</td><td>types of values within the data
 *     files, their statistics and the schema</td></tr>
 * <tr><td>domainMetadata</td><td>shipped</td><td>text, not files</td></tr>
 * <tr><td>rowTracking</td><td>shipped</td><td>numbers in {@code add} and a domain; equal at the
 *     replica because the commits are</td></tr>
 * <tr><td>clustering</td><td>shipped</td><td>a domain</td></tr>
 * <tr><td>inCommitTimestamp</td><td>shipped</td><td>a number in {@code commitInfo}; wanted, since
 *     time travel then survives the copy</td></tr>
 * <tr><td>vacuumProtocolCheck</td><td>shipped</td><td>binds VACUUM only</td></tr>
 * <tr><td>checkpointProtection</td><td>shipped</td><td>binds log clean-up only</td></tr>
 * <tr><td>materializePartitionColumns</td><td>shipped</td><td>what data files hold</td></tr>
 * <tr><td>icebergCompatV1, V2, V3, icebergWriterCompatV1, V3</td><td>shipped</td><td>rules for
 *     writers. Iceberg's own metadata lies beside the log and is not shipped: it names absolute
 *     paths, and the replica's engine makes it anew</td></tr>
 * <tr><td>catalogManaged, catalogOwned-preview, coordinatedCommits-preview, managedCommits-dev</td>
 *     <td>TABLE_CATALOG_MANAGED</td><td>the log's folder may lack ratified commits</td></tr>
 * <tr><td>redirectReaderWriter-preview, redirectWriterOnly-preview</td><td>refused</td><td>the table
 *     lives at another location</td></tr>
 * <tr><td>columnUpdates, adaptiveMetadata-preview and every other</td><td>refused</td><td>name, or may
 *     name, files in new places</td></tr>
 * </table>
 *
 * <p>Below reader version 3 and writer version 7 no features are listed; versions 1 to 2 and 1 to 6
 * stand for features that are all shipped ("Reader Version Requirements", "Writer Version
 * Requirements").
 */
public final class Features {
  private static final int LAST_READER = 3;
  private static final int LAST_WRITER = 7;

  private static final Set<String> SHIPPED =
      Set.of(
          "allowColumnDefaults",
          "appendOnly",
          "changeDataFeed",
          "checkConstraints",
          "checkpointProtection",
          "clustering",
          "collations",
          "collations-preview",
          "columnMapping",
          "deletionVectors",
          "domainMetadata",
          "generatedColumns",
          "geospatial",
          "geospatial-dev",
          "icebergCompatV1",
          "icebergCompatV2",
          "icebergCompatV3",
          "icebergWriterCompatV1",
          "icebergWriterCompatV3",
          "identityColumns",
          "inCommitTimestamp",
          "invariants",
          "materializePartitionColumns",
          "rowTracking",
          "timestampNtz",
          "typeWidening",
          "typeWidening-preview",
          "v2Checkpoint",
          "vacuumProtocolCheck",
          "variantShredding",
          "variantShredding-preview",
          "variantType",
          "variantType-preview");

  private static final Set<String> CATALOG_MANAGED =
      Set.of(
          "catalogManaged",
          "catalogOwned-preview",
          "coordinatedCommits-preview",
          "managedCommits-dev");

  private Features() {}

  /**
   * Checks that a table's log can be shipped.
   *
   * @param where names the table in messages
   * @throws DrException TABLE_CATALOG_MANAGED; TABLE_FEATURE naming every feature, or the protocol
   *     version, that is not known
   */
  public static void check(Protocol protocol, String where) {
    checkVersions(protocol, where);
    List<String> unknown = new ArrayList<>();
    for (String feature : protocol.features()) {
      if (CATALOG_MANAGED.contains(feature)) {
        throw new DrException(
            Problem.TABLE_CATALOG_MANAGED, where + ": has the feature \"" + feature + "\"");
      }
      if (!SHIPPED.contains(feature)) {
        unknown.add("\"" + feature + "\"");
      }
    }
    if (!unknown.isEmpty()) {
      throw LogErrors.feature(where, "has the feature " + String.join(", ", unknown));
    }
  }

  private static void checkVersions(Protocol protocol, String where) {
    if (protocol.minReaderVersion() > LAST_READER || protocol.minWriterVersion() > LAST_WRITER) {
      throw LogErrors.feature(
          where,
          "demands reader version "
              + protocol.minReaderVersion()
              + " and writer version "
              + protocol.minWriterVersion()
              + "; known are versions up to "
              + LAST_READER
              + " and "
              + LAST_WRITER);
    }
  }
}
