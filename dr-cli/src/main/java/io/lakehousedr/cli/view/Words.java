package io.lakehousedr.cli.view;

import io.lakehousedr.model.VersionRange;
import io.lakehousedr.report.NotKept;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as words. */
final class Words {
  private Words() {}

  /** For programs: {@code not_ready}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** For people: {@code NOT READY}. */
  static String loud(Enum<?> constant) {
    return constant.name().replace('_', ' ');
  }

  /** Kinds of attributes for people: {@code content type and user metadata}. */
  static String attributes(Collection<NotKept.Kind> kinds) {
    return kinds.stream().map(Words::attribute).collect(Collectors.joining(" and "));
  }

  private static String attribute(NotKept.Kind kind) {
    return switch (kind) {
      case CONTENT_TYPE -> "content type";
      case METADATA -> "user metadata";
      case POSIX_ACCESS -> "owner and access list";
    };
  }

  /** Ranges of versions, each a text. */
  static List<String> texts(List<VersionRange> ranges) {
    return ranges.stream().map(VersionRange::toString).toList();
  }

  /** That neither side can show some versions. */
  static String unreadable(List<VersionRange> ranges) {
    return "versions "
        + String.join(", ", texts(ranges))
        + " can be read on neither side: VACUUM had taken their files before they were copied";
  }
}
