package io.lakehousedr.core.engine;

import io.lakehousedr.core.journal.RunNotes;
import io.lakehousedr.core.journal.VerifyNotes;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.spi.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/**
 * What is noted of a group's past, for people. Nothing is decided by it.
 *
 * @param runs newest first
 * @param verifications together
 */
record Past(List<PastRun> runs, VerifyNotes.Summary verifications) {
  /** Nothing is known. */
  static final Past NONE =
      new Past(List.of(), new VerifyNotes.Summary(Optional.empty(), Optional.empty()));

  private static final int RUNS = 5;

  /** Reads what the secondary has; notes that cannot be read stop no answer. */
  static Past read(ObjectStore control, GroupId group) {
    try {
      return new Past(
          new RunNotes(control, group).newest(RUNS), new VerifyNotes(control, group).summary());
    } catch (DrException e) {
      Log.of(Past.class).warn("the notes of group {} cannot be read", group, e);
      return NONE;
    }
  }
}
