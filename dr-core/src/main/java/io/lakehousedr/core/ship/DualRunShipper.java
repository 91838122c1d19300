package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Pin;
import java.util.List;
import java.util.Optional;

/**
 * Mode {@code dual-run}: the processes run in both regions, nothing is copied and nothing
 * published. Both tables are read in full, each at its own version of the cut's instant, and must
 * hold the same columns and rows, in whatever order and files. Thread-safe.
 */
public final class DualRunShipper {
  private final TableReader tables;

  /** Compares what {@code tables} reads. */
  public DualRunShipper(TableReader tables) {
    this.tables = tables;
  }

  /**
   * Compares the two tables.
   *
   * @param target the version of the target at the cut's instant
   * @return a move that publishes nothing
   * @throws DrException VERIFY_FAILED when they differ; what reading them fails with
   */
  public Decision.Move ship(Shipment shipment, Pin target) {
    RowDigest there =
        tables.rows(
            new Side(shipment.source().store(), shipment.source().path()),
            shipment.to().version(),
            Slice.ALL);
    RowDigest here =
        tables.rows(
            new Side(shipment.target().store(), shipment.target().path()),
            target.version(),
            Slice.ALL);
    if (!there.equals(here)) {
      throw differs(shipment, target, there, here);
    }
    Standing standing =
        new Standing(
            shipment.to(),
            target.version(),
            target.sha256(),
            target.version(),
            Standing.Form.INDEPENDENT,
            List.of());
    return new Decision.Move(shipment.member().at(standing), Optional.empty(), List.of());
  }

  private static DrException differs(
      Shipment shipment, Pin target, RowDigest there, RowDigest here) {
    String schema =
        there.schema().equals(here.schema())
            ? ""
            : "; the columns differ: " + there.schema() + " and " + here.schema();
    return new DrException(
        Problem.VERIFY_FAILED,
        shipment.where()
            + " version "
            + shipment.to().version()
            + " holds "
            + there
            + ", its twin "
            + shipment.member().target()
            + " version "
            + target.version()
            + " holds "
            + here
            + schema
            + ". The processes of one region did not run, or not with the same input, up to the"
            + " instant of this cut; the group stays at its last cut until both agree");
  }
}
