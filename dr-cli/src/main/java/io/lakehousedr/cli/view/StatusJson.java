package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;

/** Statuses as lines of JSON, types {@code status} and {@code member_status}. */
final class StatusJson {
  private StatusJson() {}

  static JsonObject line(StatusRow row) {
    GroupStatus status = row.status();
    return JsonObject.line("status")
        .put("group", status.group())
        .put("readiness", Words.of(status.readiness()))
        .put("green", row.isGreen())
        .put("read", status.read())
        .put("read_from", status.readFrom())
        .put("age_seconds", row.age())
        .put("stale", row.isStale())
        .put("active", status.active())
        .put("epoch", status.epoch())
        .put("cut", status.cut())
        .put("cut_slot", status.cutSlot())
        .put("lag_seconds", status.lag())
        .put("rpo_target_seconds", status.rpoTarget())
        .put("rpo_now_seconds", status.rpoNow())
        .put("unfinished", status.unfinished())
        .texts("why", status.why())
        .objects("members", status.members().stream().map(StatusJson::member).toList());
  }

  static JsonObject line(StatusRow row, MemberStatus member) {
    JsonObject line =
        JsonObject.line("member_status")
            .put("group", row.status().group())
            .put("group_readiness", Words.of(row.status().readiness()))
            .put("read", row.status().read())
            .put("stale", row.isStale())
            .put("cut", row.status().cut());
    return fill(line, member);
  }

  private static JsonObject member(MemberStatus member) {
    return fill(JsonObject.part(), member);
  }

  private static JsonObject fill(JsonObject object, MemberStatus member) {
    return object
        .put("member", member.member())
        .put("mode", member.mode())
        .put("state", member.state().toLowerCase(java.util.Locale.ROOT))
        .put("target", member.target().text())
        .put("version", member.version())
        .put("source_version", member.sourceVersion())
        .put("oldest_unshipped", member.oldestUnshipped())
        .put("reason", member.reason());
  }
}
