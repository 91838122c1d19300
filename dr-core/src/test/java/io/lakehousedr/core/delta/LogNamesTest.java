package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogNamesTest {
  private static final String TEN = "00000000000000000010";

  @Test
  void everyKindIsTold() {
    assertEquals(new LogFile.Commit(10), LogNames.parse(TEN + ".json"));
    assertEquals(new LogFile.VersionChecksum(10), LogNames.parse(TEN + ".crc"));
    assertEquals(new LogFile.ClassicCheckpoint(10), LogNames.parse(TEN + ".checkpoint.parquet"));
    assertEquals(
        new LogFile.CheckpointPart(10, 2, 3),
        LogNames.parse(TEN + ".checkpoint.0000000002.0000000003.parquet"));
    assertEquals(
        new LogFile.NamedCheckpoint(10, "80a083e8-70", LogFile.Format.JSON),
        LogNames.parse(TEN + ".checkpoint.80a083e8-70.json"));
    assertEquals(
        new LogFile.Compaction(10, 12),
        LogNames.parse(TEN + ".00000000000000000012.compacted.json"));
  }

  @Test
  void neighboursOfTheLogAreTold() {
    assertInstanceOf(LogFile.LastCheckpoint.class, LogNames.parse("_last_checkpoint"));
    assertInstanceOf(LogFile.VacuumInfo.class, LogNames.parse("_last_vacuum_info"));
    assertInstanceOf(LogFile.Sidecar.class, LogNames.parse("_sidecars/a.parquet"));
    assertInstanceOf(
        LogFile.StagedCommit.class, LogNames.parse("_staged_commits/" + TEN + ".u.json"));
    assertInstanceOf(LogFile.Hidden.class, LogNames.parse("." + TEN + ".json.crc"));
    assertInstanceOf(LogFile.Hidden.class, LogNames.parse("_sidecars/.a.parquet.crc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.json",
        "000000000000000000010.json",
        "99999999999999999999.json",
        "00000000000000000010.checkpoint.0000000004.0000000003.parquet",
        "00000000000000000010.checkpoint.0000000000.0000000003.parquet",
        "00000000000000000010.checkpoint.9999999999.9999999999.parquet",
        "00000000000000000012.00000000000000000010.compacted.json",
        "00000000000000000010.json.bak",
        "00000000000000000010.JSON",
        "x/00000000000000000010.json",
        "\u0661\u0660000000000000000010.json"
      })
  void whatIsNotExactlyANameIsUnknown(String name) {
    assertEquals(new LogFile.Unknown(name), LogNames.parse(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000000000000010.json",
        "00000000000000000010.crc",
        "00000000000000000010.checkpoint.parquet",
        "00000000000000000010.checkpoint.0000000002.0000000003.parquet",
        "00000000000000000010.checkpoint.abc-d.parquet",
        "00000000000000000010.00000000000000000012.compacted.json",
        "_last_checkpoint",
        "_sidecars/x.parquet"
      })
  void namesSurviveARoundTrip(String name) {
    assertEquals(name, LogNames.parse(name).name());
  }
}
