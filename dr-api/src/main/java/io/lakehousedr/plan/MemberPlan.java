package io.lakehousedr.plan;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.NotKept;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a run would do with one table or folder of files. */
public sealed interface MemberPlan {
  /** Full table name or location. */
  String member();

  /**
   * How it is kept: {@code mirror}, {@code clone}, {@code overwrite}, {@code dual-run}, {@code
   * files}.
   */
  String mode();

  /** What its replica is. */
  default TargetType targetType() {
    return switch (mode()) {
      case "files" -> TargetType.FOLDER;
      case "dual-run" -> TargetType.TWIN;
      default -> TargetType.EXTERNAL;
    };
  }

  /** What a replica is. */
  enum TargetType {
    /** A Delta table of its own files, that a catalog can point to. */
    EXTERNAL,
    /** A table that its own region writes: nothing is copied. */
    TWIN,
    /** A folder of plain files. */
    FOLDER
  }

  /** What has to be moved. */
  default Work work() {
    return Work.NONE;
  }

  /**
   * It has no replica yet.
   *
   * @param member its name
   * @param mode how it is kept
   * @param target where the replica will lie
   * @param version the replica will stand at
   * @param work to be done
   */
  record Seed(String member, String mode, Location target, long version, Work work)
      implements MemberPlan {}

  /**
   * Its replica moves on.
   *
   * @param member its name
   * @param mode how it is kept
   * @param from version the replica stands at
   * @param to version it will stand at
   * @param work to be done
   */
  record Ship(String member, String mode, long from, long to, Work work) implements MemberPlan {}

  /**
   * Files of a folder are copied, replaced or deleted.
   *
   * @param member its name
   * @param mode how it is kept
   * @param target where the replica lies
   * @param work to be done
   * @param notKept what the source's store may have of files beside their bytes and the target's
   *     store does not keep
   */
  record Copy(
      String member, String mode, Location target, Work work, SortedSet<NotKept.Kind> notKept)
      implements MemberPlan {
    /** Copies the set. */
    public Copy {
      notKept = Collections.unmodifiableSortedSet(new TreeSet<>(notKept));
    }
  }

  /**
   * The source cleaned its log past the replica: history begins again at a checkpoint.
   *
   * @param member its name
   * @param mode how it is kept
   * @param from version the replica stands at
   * @param base version the history will begin with
   * @param to version it will stand at
   * @param work to be done
   */
  record Restart(String member, String mode, long from, long base, long to, Work work)
      implements MemberPlan {}

  /**
   * Nothing to do.
   *
   * @param member its name
   * @param mode how it is kept
   * @param version both sides stand at, -1 for a folder of files
   */
  record Unchanged(String member, String mode, long version) implements MemberPlan {}

  /**
   * It left the configuration; its replica is kept and no longer moved.
   *
   * @param member its name
   * @param mode how it was kept
   */
  record Retire(String member, String mode) implements MemberPlan {}

  /**
   * It was taken out by an operator.
   *
   * @param member its name
   * @param mode how it is kept
   * @param reason the operator gave
   */
  record Quarantined(String member, String mode, String reason) implements MemberPlan {}

  /**
   * It cannot be shipped.
   *
   * @param member its name
   * @param mode how it is kept
   * @param problem why, with its code and remedy
   * @param effect whether it holds its group back
   */
  record Blocked(String member, String mode, DrException problem, Effect effect)
      implements MemberPlan {}

  /** What a blocked member means for its group. */
  enum Effect {
    /** The group stays at its last cut. */
    HOLDS_GROUP,
    /** The others go on; it was not in a cut yet. */
    STAYS_OUT
  }
}
