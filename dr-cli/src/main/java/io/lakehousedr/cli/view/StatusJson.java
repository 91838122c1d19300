package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.model.TableName;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberStatus;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.report.PastVerification;
import io.lakehousedr.report.Unprotected;
import java.time.Duration;
import java.time.Instant;

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
        .put("pending_bytes", status.pendingBytes())
        .put("running", status.running().isPresent())
        .put("verified", status.verified())
        .put("verified_age_seconds", status.verified().map(at -> age(at, row)))
        .put("differs", status.differs().map(PastVerification::how))
        .objects("runs", status.runs().stream().map(StatusJson::run).toList())
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
            .put("cut", row.status().cut())
            .put("verified", row.status().verified())
            .objects("runs", row.status().runs().stream().map(StatusJson::run).toList());
    return fill(line, member);
  }

  private static Duration age(Instant at, StatusRow row) {
    return Duration.between(at, row.now());
  }

  static JsonObject line(Unprotected unprotected) {
    return JsonObject.line("unprotected")
        .put("workspace", unprotected.workspace())
        .texts("tables", unprotected.tables().stream().map(TableName::toString).toList());
  }

  private static JsonObject run(PastRun run) {
    JsonObject object =
        JsonObject.part()
            .put("run", run.run().text())
            .put("kind", Words.of(run.kind()))
            .put("began", run.began())
            .put("copied_bytes", run.copiedBytes());
    return run.end()
        .map(end -> object.put("ended", run.seen()).put("result", Words.of(end.result())))
        .map(ended -> ended.put("reason", run.end().flatMap(PastRun.End::reason)))
        .orElseGet(() -> object.put("last_sign", run.seen()));
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
        .put("pending_bytes", member.pendingBytes())
        .put("phase", Words.of(member.phase()))
        .texts("unreadable", Words.texts(member.unreadable()))
        .put("reason", member.reason());
  }
}
