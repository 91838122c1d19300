package io.lakehousedr.core.journal;

import io.lakehousedr.core.cut.log.GroupLog;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.report.PastVerification;
import io.lakehousedr.spi.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The verifications of a group, in {@code _dr/<group id>/verified/}. All that is asked of them
 * stands in their names, so that one listing answers. Thread-safe.
 */
public final class VerifyNotes {
  private static final Pattern NAME =
      Pattern.compile(
          "(\\d{19})-[A-Za-z0-9-]+\\.([a-z]+)\\.([a-z]+)\\.(\\d{1,9})of(\\d{1,9})"
              + "\\.(\\d{1,9})\\.(\\d{1,9})");

  /** Enough for a round of slices. */
  private static final int LOOKED_AT = 1000;

  private final Notes notes;

  /** The verifications of {@code group}, as its region's control root has them. */
  public VerifyNotes(ObjectStore control, GroupId group) {
    this.notes = new Notes(control, folder(group));
  }

  /** Where a group's notes of verifications lie. */
  public static ObjectPath folder(GroupId group) {
    return GroupLog.ROOT.resolve(group.text()).resolve("verified");
  }

  /**
   * A verification of all members of a group.
   *
   * @param at when it ended
   * @param options how it looked
   * @param members that were verified
   * @param differing members that something was found in
   */
  public record Note(Instant at, VerifyOptions options, int members, int differing) {
    private String name(RunId run) {
      VerifyOptions.Slice slice = options.slice().orElse(new VerifyOptions.Slice(0, 1));
      return String.join(
          ".",
          Notes.key(at, run),
          options.depth().name().toLowerCase(Locale.ROOT),
          options.side().name().toLowerCase(Locale.ROOT),
          slice.index() + "of" + slice.count(),
          Integer.toString(members),
          Integer.toString(differing));
    }

    /** Of the data too: the log alone says little. */
    private boolean isCleanLook() {
      return differing == 0 && options.depth() != VerifyOptions.Depth.LOG;
    }

    private boolean covers(Note other) {
      boolean part = options.slice().isEmpty() || options.slice().equals(other.options.slice());
      boolean side =
          options.side() == VerifyOptions.Against.SOURCE || options.side() == other.options.side();
      return part && side && options.depth().compareTo(other.options.depth()) >= 0;
    }

    private PastVerification past() {
      String depth = options.depth().name().toLowerCase(Locale.ROOT);
      String slice =
          options
              .slice()
              .map(part -> ", slice " + (part.index() + 1) + "/" + part.count())
              .orElse("");
      String side = options.side() == VerifyOptions.Against.ITSELF ? ", replica alone" : "";
      return new PastVerification(at, depth + slice + side, members, differing);
    }
  }

  /** What the notes say together. */
  public record Summary(Optional<Instant> clean, Optional<PastVerification> differs) {}

  /** Remembers a verification. */
  public void add(RunId run, Note note) {
    notes.create(note.name(run), note);
  }

  /** When all was last found to be well, and what has been found since and not cleared. */
  public Summary summary() {
    List<Note> newest =
        notes.newest(LOOKED_AT).stream().flatMap(name -> parse(name).stream()).toList();
    return new Summary(clean(newest), differs(newest));
  }

  private static Optional<Note> parse(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches() ? note(parts) : Optional.empty();
  }

  /** Words that a later engine may have added are not understood, and the note is passed over. */
  private static Optional<Note> note(Matcher parts) {
    try {
      int count = Integer.parseInt(parts.group(5));
      VerifyOptions.Slice slice = new VerifyOptions.Slice(Integer.parseInt(parts.group(4)), count);
      VerifyOptions options =
          new VerifyOptions(
              VerifyOptions.Depth.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
              VerifyOptions.Against.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
              Optional.of(slice).filter(part -> part.count() > 1));
      return Optional.of(
          new Note(
              Notes.instant(parts.group(1)),
              options,
              Integer.parseInt(parts.group(6)),
              Integer.parseInt(parts.group(7))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A round of slices is as good as a whole look; its age is that of its oldest slice. */
  private static Optional<Instant> clean(List<Note> newest) {
    Map<Integer, Set<Integer>> rounds = new HashMap<>();
    for (Note note : newest) {
      if (note.isCleanLook() && isWhole(note.options().slice(), rounds)) {
        return Optional.of(note.at());
      }
    }
    return Optional.empty();
  }

  private static boolean isWhole(
      Optional<VerifyOptions.Slice> slice, Map<Integer, Set<Integer>> rounds) {
    return slice
        .map(
            part -> {
              Set<Integer> seen = rounds.computeIfAbsent(part.count(), count -> new HashSet<>());
              seen.add(part.index());
              return seen.size() == part.count();
            })
        .orElse(true);
  }

  private static Optional<PastVerification> differs(List<Note> newest) {
    List<Note> clean = new ArrayList<>();
    for (Note note : newest) {
      if (note.differing() == 0) {
        clean.add(note);
      } else if (clean.stream().noneMatch(later -> later.covers(note))) {
        return Optional.of(note.past());
      }
    }
    return Optional.empty();
  }
}
