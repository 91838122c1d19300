package io.lakehousedr.examples.demo;

import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.Outcome;
import java.time.Duration;
import java.util.Locale;

/** Numbers as the demo prints them. */
final class Figures {
  private Figures() {}

  static String text(Content content) {
    return String.format(Locale.ROOT, "version %d, %,d rows", content.version(), content.rows())
        + (content.cents().isPresent() ? ", " + money(content.cents().getAsLong()) : "");
  }

  private static String money(long cents) {
    return String.format(Locale.ROOT, "%,d.%02d in all", cents / 100, cents % 100);
  }

  static String text(GroupReport report) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %,d files (%,d bytes) copied, %,d found in place, %s",
        report.group(),
        text(report.outcome()),
        report.copiedFiles(),
        report.copiedBytes(),
        report.foundFiles(),
        seconds(report.took()));
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Succeeded done) {
      return "cut " + done.cut();
    } else if (outcome instanceof Outcome.Skipped skipped) {
      return skipped.reason();
    } else if (outcome instanceof Outcome.Failed failed) {
      return "FAILED " + failed.error().message();
    }
    return "UNKNOWN " + ((Outcome.Unknown) outcome).error().message();
  }
}
