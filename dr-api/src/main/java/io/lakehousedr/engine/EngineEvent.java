package io.lakehousedr.engine;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.report.NotKept;
import java.time.Duration;
import java.time.Instant;

/** A step of a run. */
public sealed interface EngineEvent {
  /** Name of the group it belongs to. */
  String group();

  /**
   * A run began.
   *
   * @param group its group
   * @param run its id
   */
  record RunStarted(String group, RunId run) implements EngineEvent {}

  /**
   * A member's versions are known.
   *
   * @param group its group
   * @param member table or folder
   * @param from version that the replica stands at, -1 when there is none
   * @param to version that it will stand at
   */
  record MemberPinned(String group, String member, long from, long to) implements EngineEvent {}

  /**
   * A file is at the target.
   *
   * @param group its group
   * @param member table or folder
   * @param bytes its size
   * @param found whether it was there already
   */
  record FileReady(String group, String member, long bytes, boolean found) implements EngineEvent {}

  /**
   * Something was decided about a file of a folder; true of the cut once that is complete.
   *
   * @param group its group
   * @param member the folder
   * @param path relative to the folder
   * @param bytes its size
   * @param status {@code NEW}, {@code CHANGED}, {@code DELETED}, {@code LEFT}...
   */
  record FileMoved(String group, String member, ObjectPath path, long bytes, String status)
      implements EngineEvent {}

  /**
   * Files were shipped without something that they have at the source. Counted over the member's
   * whole move; a run that starts over counts again.
   *
   * @param group its group
   * @param notKept what, and of how many files
   */
  record AttributesDropped(String group, NotKept notKept) implements EngineEvent {}

  /**
   * All that a member's cut needs is at the target.
   *
   * @param group its group
   * @param member table or folder
   */
  record MemberReady(String group, String member) implements EngineEvent {}

  /**
   * A member cannot be shipped.
   *
   * @param group its group
   * @param member table or folder
   * @param error why
   */
  record MemberFailed(String group, String member, DrException error) implements EngineEvent {}

  /**
   * The decision is written: the cut will be completed whatever happens.
   *
   * @param group its group
   * @param slot of the CUT record
   * @param instant that was cut at
   */
  record CutCommitted(String group, long slot, Instant instant) implements EngineEvent {}

  /**
   * The cut is published, read back and closed.
   *
   * @param group its group
   * @param slot of the CUT record
   * @param instant that was cut at
   */
  record CutComplete(String group, long slot, Instant instant) implements EngineEvent {}

  /**
   * A try of a sync failed, and another one follows: a run of its own, which begins anew.
   *
   * @param group its group
   * @param run the one that failed
   * @param tried how many there have been, this one included
   * @param error why
   * @param pause how long is waited before the next
   */
  record TryFailed(String group, RunId run, int tried, DrException error, Duration pause)
      implements EngineEvent {}

  /**
   * A run ended.
   *
   * @param group its group
   * @param run its id
   */
  record RunEnded(String group, RunId run) implements EngineEvent {}
}
