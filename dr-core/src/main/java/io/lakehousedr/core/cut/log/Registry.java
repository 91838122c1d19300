package io.lakehousedr.core.cut.log;

import io.lakehousedr.core.json.Json;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which group is which, and which targets are whose: a log of a region like the groups' own, so
 * that two processes never give one name two logs, or one folder two groups. Thread-safe.
 */
public final class Registry {
  private static final ObjectPath FOLDER = GroupLog.ROOT.resolve("registry");
  private static final int TRIES = 100;

  private final SlotLog slots;
  private final RunId run;
  private final String nonce;

  /**
   * One entry: a group gets a name, claims roots, or both.
   *
   * @param format of the entry
   * @param minReader the lowest format an engine must know to act on it
   * @param slot it was written for
   * @param run that wrote it
   * @param nonce makes equal entries different bytes
   * @param group concerned; absent in an entry that only uses up its slot
   * @param name the group has from here on
   * @param claims roots that are the group's from here on
   */
  record Entry(
      int format,
      int minReader,
      long slot,
      RunId run,
      String nonce,
      Optional<GroupId> group,
      Optional<String> name,
      List<Location> claims) {}

  /** What the entries say together. */
  private static final class View {
    private long head = -1;
    private final Map<String, GroupId> names = new LinkedHashMap<>();
    private final Map<Location, GroupId> claims = new LinkedHashMap<>();

    void add(Entry entry) {
      head = entry.slot();
      entry.group().ifPresent(group -> add(entry, group));
    }

    private void add(Entry entry, GroupId group) {
      entry.name().ifPresent(name -> names.put(name, group));
      entry.claims().forEach(claim -> claims.put(claim, group));
    }
  }

  /** The registry below the root of {@code control}. */
  public Registry(ObjectStore control, RunId run, String nonce) {
    this.slots = new SlotLog(control, FOLDER);
    this.run = run;
    this.nonce = nonce;
  }

  /** The groups by the name they have now. */
  public Map<String, GroupId> current() {
    Map<GroupId, String> newest = new LinkedHashMap<>();
    view().names.forEach((name, group) -> newest.put(group, name));
    Map<String, GroupId> groups = new LinkedHashMap<>();
    newest.forEach((group, name) -> groups.put(name, group));
    return groups;
  }

  /** The id of the group of that name, or of one of its former names. */
  public Optional<GroupId> find(String name, List<String> formerly) {
    return find(view(), name, formerly);
  }

  private static Optional<GroupId> find(View view, String name, List<String> formerly) {
    if (view.names.containsKey(name)) {
      return Optional.ofNullable(view.names.get(name));
    }
    return formerly.stream()
        .flatMap(old -> Optional.ofNullable(view.names.get(old)).stream())
        .findFirst();
  }

  /**
   * Enters a group: its id is written once and found ever after. Idempotent.
   *
   * @param wanted the id for a group that is new
   */
  public GroupId enter(String name, List<String> formerly, GroupId wanted) {
    for (int i = 0; i < TRIES; i++) {
      View view = view();
      Optional<GroupId> known = find(view, name, formerly);
      if (known.isPresent() && view.names.containsKey(name)) {
        return known.get();
      }
      GroupId id = known.orElse(wanted);
      if (known.isEmpty() && view.names.containsValue(id)) {
        throw new DrException(
            Problem.CONFIG_OVERLAP,
            "group " + name + " wants the id " + id + ", which another group has. Choose another");
      }
      if (append(view, Optional.of(id), Optional.of(name), List.of())) {
        return id;
      }
    }
    throw busy(name);
  }

  /**
   * Claims roots for a group. Idempotent.
   *
   * @throws DrException CONFIG_OVERLAP naming both, when a root lies at, in or around one that is
   *     another group's
   */
  public void claim(String name, GroupId group, List<Location> roots) {
    for (int i = 0; i < TRIES; i++) {
      View view = view();
      List<Location> missing = missing(view, name, group, roots);
      if (missing.isEmpty() || append(view, Optional.of(group), Optional.empty(), missing)) {
        return;
      }
    }
    throw busy(name);
  }

  private static List<Location> missing(
      View view, String name, GroupId group, List<Location> roots) {
    List<Location> missing = new ArrayList<>();
    for (Location root : roots) {
      view.claims.forEach((claimed, owner) -> check(name, group, root, claimed, owner));
      if (!view.claims.containsKey(root)) {
        missing.add(root);
      }
    }
    return missing;
  }

  private static void check(
      String name, GroupId group, Location root, Location claimed, GroupId owner) {
    if (!owner.equals(group) && root.overlaps(claimed)) {
      throw new DrException(
          Problem.CONFIG_OVERLAP,
          "group "
              + name
              + " (id "
              + group
              + ") wants the target "
              + root
              + ", but "
              + claimed
              + " is the target of the group with id "
              + owner
              + ". Two groups in one folder would tear each other's cuts: leave the table in one"
              + " of them; if the group was renamed, say so with \"formerly\"");
    }
  }

  private View view() {
    View view = new View();
    OptionalLong head = slots.head(-1);
    for (long slot = 0; slot <= head.orElse(-1); slot++) {
      view.add(entry(slot));
    }
    return view;
  }

  private Entry entry(long slot) {
    try {
      byte[] bytes =
          slots
              .read(slot)
              .orElseThrow(
                  () -> new DrException(Problem.LOG_DAMAGED, slots.where(slot) + " is missing"));
      Entry entry = Json.read(bytes, Entry.class);
      if (entry.minReader() > LogRecord.FORMAT) {
        throw new DrException(
            Problem.LOG_TOO_NEW, slots.where(slot) + " needs a later version of the engine");
      }
      return entry;
    } catch (IOException e) {
      throw new DrException(Problem.LOG_DAMAGED, slots.where(slot) + ": " + e.getMessage(), e);
    }
  }

  private boolean append(
      View view, Optional<GroupId> group, Optional<String> name, List<Location> claims) {
    long slot = view.head + 1;
    Entry entry = new Entry(1, 1, slot, run, nonce, group, name, claims);
    Entry abort = new Entry(1, 1, slot, run, nonce, Optional.empty(), Optional.empty(), List.of());
    return slots.append(slot, Json.bytes(entry), Json.bytes(abort)) == SlotLog.Outcome.APPENDED;
  }

  private static DrException busy(String name) {
    return new DrException(
        Problem.LOG_LOST_SLOT, "others entered groups each time group " + name + " tried to");
  }
}
