package io.lakehousedr.core.cut.log;

import io.lakehousedr.core.json.Json;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.RunId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of a decision log as it is stored.
 *
 * @param format of the record, {@value #FORMAT} today
 * @param minReader the lowest format number that an engine must know to act on it
 * @param engine version that wrote it, to be named when it is too new
 * @param group whose log it is
 * @param slot it was written for; valid nowhere else
 * @param predecessor sha-256 of the record in the slot before; absent in slot 0
 * @param run that wrote it
 * @param at when, for people; nothing is decided by it
 * @param nonce makes equal decisions of different writers different bytes
 * @param decision what it decides
 */
public record LogRecord(
    int format,
    int minReader,
    String engine,
    GroupId group,
    long slot,
    Optional<Checksum> predecessor,
    RunId run,
    Instant at,
    String nonce,
    Decision decision) {
  /** The format that this engine writes and reads. */
  public static final int FORMAT = 1;

  private record Envelope(int format, int minReader, Optional<String> engine) {}

  /** The stored form. */
  public byte[] bytes() {
    return Json.bytes(this);
  }

  /**
   * Reads a stored record.
   *
   * @param where it lies, for messages
   * @throws DrException LOG_TOO_NEW, LOG_DAMAGED
   */
  public static LogRecord read(byte[] bytes, String where) {
    try {
      Envelope envelope = Json.read(bytes, Envelope.class);
      if (envelope.minReader() > FORMAT || envelope.format() < 1) {
        throw new DrException(
            Problem.LOG_TOO_NEW,
            where
                + " has format "
                + envelope.format()
                + " and needs an engine of version "
                + envelope.engine().orElse("unknown")
                + " or later: install it. Nothing was changed");
      }
      return Json.read(bytes, LogRecord.class);
    } catch (IOException | IllegalArgumentException e) {
      throw new DrException(
          Problem.LOG_DAMAGED, where + " is no record of a decision log: " + e.getMessage(), e);
    }
  }
}
