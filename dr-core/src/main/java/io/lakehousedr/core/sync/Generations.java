package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of tables that were dropped and created again, or are kept in another mode now. A path
 * never gets a second history: the new one begins beside the old one, {@code orders}, then {@code
 * orders.gen2}, and the cut moves from one to the other. No I/O.
 */
public final class Generations {
  private static final Pattern GENERATION = Pattern.compile("(.*)\\.gen(\\d{1,9})");

  private Generations() {}

  /** The member as it begins again, in its next folder. */
  public static Member next(Member member) {
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

  /**
   * Says that a member's replica has a history that its mode cannot go on with: commits of the
   * engine's own and shipped ones do not follow each other. Between modes of one kind of history
   * the replica goes on, and one that is only compared is left to its region's own processes.
   */
  public static Optional<DrException> unfit(Member member) {
    return member
        .standing()
        .map(Standing::form)
        .filter(form -> !goesOn(form, member.kind()))
        .map(form -> modeChanged(member, form));
  }

  private static boolean goesOn(Standing.Form form, Member.Kind kind) {
    return switch (kind) {
      case MIRROR -> form == Standing.Form.SHIPPED || form == Standing.Form.REWRITTEN;
      case CLONE, OVERWRITE -> form == Standing.Form.AUTHORED;
      case DUAL_RUN, FILES -> true;
    };
  }

  private static DrException modeChanged(Member member, Standing.Form form) {
    return new DrException(
        Problem.TABLE_MODE,
        member.name()
            + " is to be kept in mode "
            + member.kind().name().toLowerCase(Locale.ROOT)
            + " from now on, but the history of its replica "
            + member.target()
            + " is "
            + form.name().toLowerCase(Locale.ROOT)
            + ". "
            + Problem.TABLE_MODE.remedy());
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
