package io.lakehousedr.core.sync;

import io.lakehousedr.core.copy.FileCopier;
import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.delta.VersionResolver;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.core.ship.Adopted;
import io.lakehousedr.core.ship.AuthorShipper;
import io.lakehousedr.core.ship.DualRunShipper;
import io.lakehousedr.core.ship.FileProgress;
import io.lakehousedr.core.ship.MirrorShipper;
import io.lakehousedr.core.ship.Shipment;
import io.lakehousedr.core.ship.SourcePin;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.Pin;
import io.lakehousedr.spi.store.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Pins a member at the source and hands it to the shipper of its mode. Thread-safe. */
public final class ModeShippers implements Shippers {
  private final String group;
  private final Sides sides;
  private final Modes modes;
  private final EngineListener listener;
  private final Optional<Adopted> adopted;
  private final AtomicInteger shipments = new AtomicInteger();

  /**
   * The shippers of one run.
   *
   * @param mirror ships logs
   * @param author writes commits of its own: modes clone and overwrite
   * @param dualRun compares
   * @param recreated decides about tables that were dropped and created again
   */
  public record Modes(
      MirrorShipper mirror, AuthorShipper author, DualRunShipper dualRun, Recreated recreated) {}

  /** Shippers for one run of {@code group}. */
  public ModeShippers(String group, Sides sides, Modes modes, EngineListener listener) {
    this(group, sides, modes, listener, SyncOptions.Landed.REFUSE);
  }

  /** Shippers for one run that may adopt what another tool has {@code landed}. */
  public ModeShippers(
      String group, Sides sides, Modes modes, EngineListener listener, SyncOptions.Landed landed) {
    this.group = group;
    this.sides = sides;
    this.modes = modes;
    this.listener = listener;
    this.adopted =
        landed == SyncOptions.Landed.ADOPT ? Optional.of(new Adopted()) : Optional.empty();
  }

  /** What to do about a table that was dropped and created again, or changed its mode. */
  public interface Recreated {
    /** It stops its group until somebody decides. */
    Recreated STOP =
        (member, failure) -> {
          throw failure;
        };

    /**
     * The member as it begins again in a folder of its own, which is claimed.
     *
     * @throws DrException the failure itself, when it shall not begin again
     */
    Member begin(Member member, DrException failure);

    /** It begins again beside the old folder, which stays as it is; {@code claim} is told of it. */
    static Recreated beside(Consumer<Location> claim) {
      return (member, failure) -> {
        Member next = Generations.next(member);
        claim.accept(next.target());
        return next;
      };
    }
  }

  @Override
  public Decision.Move ship(Member member, Instant instant) {
    Optional<DrException> unfit = Generations.unfit(member);
    if (unfit.isPresent()) {
      return shipOnce(modes.recreated().begin(member, unfit.get()), instant);
    }
    try {
      return shipOnce(member, instant);
    } catch (DrException e) {
      if (e.problem() != Problem.TABLE_RECREATED) {
        throw e;
      }
      return shipOnce(modes.recreated().begin(member, e), instant);
    }
  }

  private Decision.Move shipOnce(Member member, Instant instant) {
    Place<ObjectReader> source = sides.source().place(member.source());
    SourcePin pin = SourcePin.at(source, member.standing(), instant);
    listener.on(
        new EngineEvent.MemberPinned(
            group,
            member.name(),
            member.standing().map(Standing::version).orElse(-1L),
            pin.to().version()));
    Shipment shipment =
        new Shipment(
            member,
            key(member),
            pin.to(),
            source,
            sides.source(),
            sides.target().place(member.target()),
            adopted);
    Decision.Move move = ship(shipment, instant);
    Member moved = move.member();
    return new Decision.Move(
        moved.at(moved.standing().orElseThrow().demanding(pin.head())),
        move.manifest(),
        move.unreadable());
  }

  private Decision.Move ship(Shipment shipment, Instant instant) {
    Member member = shipment.member();
    FileProgress progress = (bytes, outcome) -> tell(member, bytes, outcome);
    return switch (member.kind()) {
      case MIRROR -> modes.mirror().ship(shipment, progress);
      case CLONE, OVERWRITE -> modes.author().ship(shipment, progress);
      case DUAL_RUN -> modes.dualRun().ship(shipment, twin(shipment, instant));
      case FILES ->
          throw new DrException(
              Problem.CONFIG_INVALID, member.name() + ": a folder of files is not a table");
    };
  }

  private void tell(Member member, long bytes, FileCopier.Outcome outcome) {
    listener.on(
        new EngineEvent.FileReady(
            group, member.name(), bytes, outcome == FileCopier.Outcome.FOUND));
  }

  private static Pin twin(Shipment shipment, Instant instant) {
    return VersionResolver.at(
        shipment.target().store(), shipment.target().path(), instant, Optional.empty());
  }

  /** A member can be shipped twice in one run; the stage's names are used once. */
  private String key(Member member) {
    String hash = Checksum.sha256(member.name().getBytes(StandardCharsets.UTF_8)).hex();
    return hash.substring(0, 12) + "-" + shipments.incrementAndGet();
  }
}
