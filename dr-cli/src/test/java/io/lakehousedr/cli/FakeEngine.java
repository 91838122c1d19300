package io.lakehousedr.cli;

import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.SyncOptions;
import io.lakehousedr.engine.VerifyOptions;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.Unprotected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what it was told to, and remembers what it was asked. */
final class FakeEngine implements DrEngine {
  List<GroupPlan> plans = List.of();
  List<GroupReport> reports = List.of();
  List<GroupStatus> statuses = List.of();
  List<MemberVerdict> verdicts = List.of();
  List<Unprotected> unprotected = List.of();
  Runnable before = () -> {};
  final List<String> asked = new ArrayList<>();

  private void ask(String question) {
    asked.add(question);
    before.run();
  }

  @Override
  public List<String> groups() {
    return statuses.stream().map(GroupStatus::group).toList();
  }

  @Override
  public List<GroupPlan> plan(Set<String> groups, Optional<Instant> at) {
    ask("plan " + groups + " " + at);
    return plans;
  }

  @Override
  public List<GroupReport> sync(Set<String> groups, SyncOptions options) {
    ask("sync " + groups + " " + options.at() + " " + options.landed());
    return reports;
  }

  @Override
  public List<GroupReport> recover(Set<String> groups) {
    ask("recover " + groups);
    return reports;
  }

  @Override
  public List<GroupStatus> status(Set<String> groups) {
    ask("status " + groups);
    return statuses.stream()
        .filter(status -> groups.isEmpty() || groups.contains(status.group()))
        .toList();
  }

  @Override
  public List<Unprotected> unprotected() {
    return unprotected;
  }

  @Override
  public List<MemberVerdict> verify(Set<String> groups, VerifyOptions options) {
    ask("verify " + groups + " " + options);
    return verdicts;
  }

  @Override
  public void quarantine(String group, String member, String reason) {
    ask("quarantine " + group + " " + member + " " + reason);
  }

  @Override
  public void lift(String group, String member) {
    ask("lift " + group + " " + member);
  }

  @Override
  public List<GroupReport> prune(Set<String> groups) {
    ask("prune " + groups);
    return reports;
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
