package io.lakehousedr.core.engine;

import io.lakehousedr.core.files.FileReport;
import io.lakehousedr.core.files.FileRow;
import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import io.lakehousedr.report.NotKept;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells a listener what is done with the files of a group's folders. As thread-safe as that. */
final class FileEvents implements FileReport {
  private final String group;
  private final EngineListener listener;

  FileEvents(String group, EngineListener listener) {
    this.group = group;
    this.listener = listener;
  }

  /** The kinds as reports and plans have them. */
  static SortedSet<NotKept.Kind> kinds(Collection<ObjectAttributes.Kind> kinds) {
    return kinds.stream().map(FileEvents::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  private static NotKept.Kind kind(ObjectAttributes.Kind kind) {
    return switch (kind) {
      case CONTENT_TYPE -> NotKept.Kind.CONTENT_TYPE;
      case METADATA -> NotKept.Kind.METADATA;
      case POSIX_ACCESS -> NotKept.Kind.POSIX_ACCESS;
    };
  }

  @Override
  public void row(String member, FileRow row) {
    listener.on(
        new EngineEvent.FileMoved(group, member, row.path(), row.bytes(), row.status().name()));
  }

  @Override
  public void notKept(String member, Map<ObjectAttributes.Kind, Long> files) {
    files.forEach(
        (kind, count) ->
            listener.on(
                new EngineEvent.AttributesDropped(group, new NotKept(member, kind(kind), count))));
  }
}
