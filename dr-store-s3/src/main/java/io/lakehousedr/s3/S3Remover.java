package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DeleteOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deletes objects. Each is looked at first, for the service's answer is the same whether something
 * was there or not; then it is deleted on the condition of its version, or, where the service has
 * no such condition, together with up to a thousand others. Thread-safe.
 */
final class S3Remover {
  private static final int WIDTH = 16;
  private static final int AT_ONCE = 1000;

  private final Connection connection;

  S3Remover(Connection connection) {
    this.connection = connection;
  }

  Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    Map<ObjectPath, DeleteOutcome> found = new ConcurrentHashMap<>();
    List<ObjectPath> there = Collections.synchronizedList(new ArrayList<>());
    connection
        .calls()
        .each(
            List.copyOf(names.keySet()),
            WIDTH,
            path ->
                outcome(path, expected(names, path))
                    .ifPresentOrElse(it -> found.put(path, it), () -> there.add(path)));
    for (int i = 0; i < there.size(); i += AT_ONCE) {
      found.putAll(together(there.subList(i, Math.min(there.size(), i + AT_ONCE))));
    }
    Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
    names.keySet().forEach(path -> outcomes.put(path, expected(found, path)));
    return outcomes;
  }

  private static <T> T expected(Map<ObjectPath, T> map, ObjectPath path) {
    return Optional.ofNullable(map.get(path)).orElseThrow();
  }

  /** Empty when it stands there as expected and is still to be deleted, with others. */
  private Optional<DeleteOutcome> outcome(ObjectPath path, ObjectVersion expected) {
    try {
      Optional<DeleteOutcome> left = left(path, expected);
      if (left.isPresent() || isBulk(path)) {
        return left;
      }
      return Optional.of(deleteAlone(path, expected));
    } catch (DrException e) {
      return Optional.of(new DeleteOutcome.Failed(e));
    }
  }

  private boolean isBulk(ObjectPath path) {
    return !isConditional() && path.text().chars().noneMatch(Character::isISOControl);
  }

  private boolean isConditional() {
    return connection.settings().can(S3Settings.Ability.CONDITIONAL_DELETE);
  }

  /** Why it is left; empty when it stands there as expected. */
  private Optional<DeleteOutcome> left(ObjectPath path, ObjectVersion expected) {
    Optional<Described> there =
        path.isRoot()
            ? Optional.empty()
            : connection.objects().head(connection.root().objectKey(path));
    if (there.isEmpty()) {
      return Optional.of(new DeleteOutcome.Absent());
    }
    return there.get().tag().equals(expected.tag())
        ? Optional.empty()
        : Optional.of(new DeleteOutcome.Changed(new ObjectVersion(there.get().tag())));
  }

  private DeleteOutcome deleteAlone(ObjectPath path, ObjectVersion expected) {
    Optional<String> tag = Optional.of(expected.tag()).filter(it -> isConditional());
    try {
      connection.objects().delete(connection.root().objectKey(path), tag);
      return new DeleteOutcome.Deleted();
    } catch (DrException e) {
      return settle(path, expected, e);
    }
  }

  /** Gone is gone: by this request or by another's, it was there and is no more. */
  private DeleteOutcome settle(ObjectPath path, ObjectVersion expected, DrException e) {
    if (e.kind() == ErrorKind.NOT_FOUND) {
      return new DeleteOutcome.Absent();
    }
    if (e.kind() != ErrorKind.OUTCOME_UNKNOWN && e.kind() != ErrorKind.CONFLICT) {
      return new DeleteOutcome.Failed(e);
    }
    Optional<DeleteOutcome> left = left(path, expected);
    if (left.isPresent() && left.get() instanceof DeleteOutcome.Absent absent) {
      return e.kind() == ErrorKind.CONFLICT ? absent : new DeleteOutcome.Deleted();
    }
    return left.orElseGet(() -> new DeleteOutcome.Failed(e));
  }

  private Map<ObjectPath, DeleteOutcome> together(List<ObjectPath> paths) {
    Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
    try {
      Map<String, String> failed =
          connection.objects().deleteAll(paths.stream().map(connection.root()::objectKey).toList());
      paths.forEach(path -> outcomes.put(path, outcome(path, failed)));
    } catch (DrException e) {
      paths.forEach(path -> outcomes.put(path, new DeleteOutcome.Failed(e)));
    }
    return outcomes;
  }

  private DeleteOutcome outcome(ObjectPath path, Map<String, String> failed) {
    return Optional.ofNullable(failed.get(connection.root().objectKey(path)))
        .<DeleteOutcome>map(code -> new DeleteOutcome.Failed(SdkErrors.ofCode(where(path), code)))
        .orElseGet(DeleteOutcome.Deleted::new);
  }

  private String where(ObjectPath path) {
    return connection.root().where(path);
  }
}
