package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.model.Location;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of tables that were dropped and created again. A path never gets a second history: the
 * new table begins beside the old one, {@code orders}, then {@code orders.gen2}, and the cut moves
 * from one to the other. No I/O.
 */
final class Generations {
  private static final Pattern GENERATION = Pattern.compile("(.*)\\.gen(\\d{1,9})");

  private Generations() {}

  /** The member as it begins again, in its next folder. */
  static Member next(Member member) {
    return new Member(
        member.name(),
        member.kind(),
        Member.Status.SEEDING,
        member.source(),
        next(member.target()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Location next(Location target) {
    String text = target.text().replaceAll("/+$", "");
    Matcher matcher = GENERATION.matcher(text);
    return Location.parse(
        matcher.matches()
            ? matcher.group(1) + ".gen" + (Long.parseLong(matcher.group(2)) + 1)
            : text + ".gen2");
  }
}
