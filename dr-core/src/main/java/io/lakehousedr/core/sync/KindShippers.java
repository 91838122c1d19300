package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.files.FileShipper;
import java.time.Instant;

/** Hands folders of files to their shipper and tables to theirs. Thread-safe. */
public final class KindShippers implements Shippers {
  private final Shippers tables;
  private final FileShipper files;

  /** Shippers for one run. */
  public KindShippers(Shippers tables, FileShipper files) {
    this.tables = tables;
    this.files = files;
  }

  @Override
  public void pin(Member member) {
    if (member.kind() == Member.Kind.FILES) {
      files.pin(member);
    }
  }

  @Override
  public Decision.Move ship(Member member, Instant instant) {
    return member.kind() == Member.Kind.FILES
        ? files.ship(member, instant)
        : tables.ship(member, instant);
  }
}
