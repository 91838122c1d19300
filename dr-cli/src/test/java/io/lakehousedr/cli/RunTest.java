package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.config.model.SecretReference;
import io.lakehousedr.core.config.model.Setting;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupReport;
import io.lakehousedr.report.MemberVerdict;
import io.lakehousedr.report.NotKept;
import io.lakehousedr.report.Outcome;
import io.lakehousedr.report.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
  @SuppressWarnings("StaticAssignmentOfThrowable") // where it was made is nobody's concern
  private static final DrException THROTTLED =
      new DrException(Problem.STORE_THROTTLED, "file:/west: the store asks to slow down");

  private static final Outcome DONE = new Outcome.Succeeded(Instant.parse("2026-01-31T14:00:00Z"));
  private static final GroupReport GOOD = report("core", DONE, Map.of());
  private static final GroupReport BAD = report("finance", new Outcome.Failed(THROTTLED), Map.of());
  private static final GroupReport PARTLY =
      report("partly", DONE, Map.of("main.core.odd", THROTTLED));

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private static GroupReport report(
      String group, Outcome outcome, Map<String, DrException> failures) {
    return new GroupReport(
        group,
        outcome,
        failures,
        37,
        9_400_000_000L,
        12,
        List.of(),
        Duration.ofSeconds(63),
        1,
        new Verification.NotDone());
  }

  @Test
  void tellsFailuresFirstWithCodeAndRemedy() {
    shell.engine.reports =
        List.of(
            GOOD,
            GroupReport.skipped("idle", "the region is active"),
            PARTLY,
            report("unsure", new Outcome.Unknown(THROTTLED), Map.of()),
            BAD);

    Shell.Seen seen = shell.dr("sync");

    String problem =
        "DR-3004 file:/west: the store asks to slow down\n%1$s"
            + "remedy: Lower the concurrency or raise the account's limits if it lasts."
            + " (dr explain DR-3004)";
    assertThat(seen.out())
        .isEqualTo(
            """
            !  finance  FAILED, the old cut stands, after 1m3s
                 %s
            ?  unsure  UNKNOWN, dr recover settles it, after 1m3s
                 %s
            #  partly  cut 14:00:00Z, 9.4 GB in 37 files copied, 12 found in place, 1m3s
            !    main.core.odd is not in the cut
                   %s
            =  core  cut 14:00:00Z, 9.4 GB in 37 files copied, 12 found in place, 1m3s
            -  idle  skipped: the region is active
            """
                .formatted(
                    problem.formatted("     "),
                    problem.formatted("     "),
                    problem.formatted("       ")));
    assertThat(seen.code()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "recover", "prune"})
  void tellsAllFailedFromSomeFailed(String command) {
    shell.engine.reports = List.of(GOOD, GOOD);
    assertThat(shell.dr(command).code()).isZero();
    shell.engine.reports = List.of(GOOD, BAD);
    assertThat(shell.dr(command).code()).isEqualTo(4);
    shell.engine.reports = List.of(PARTLY);
    assertThat(shell.dr(command).code()).isEqualTo(4);
    shell.engine.reports = List.of(BAD, BAD);
    assertThat(shell.dr(command).code()).isEqualTo(1);
    shell.engine.reports =
        List.of(report("core", new Outcome.Skipped("no cut"), Map.of("t", THROTTLED)));
    assertThat(shell.dr(command).code()).isEqualTo(1);
    shell.engine.reports = List.of();
    Shell.Seen nothing = shell.dr(command, "core");
    assertThat(nothing.code()).isZero();
    assertThat(nothing.out()).isEqualTo("there was nothing to do\n");
    assertThat(shell.engine.asked).anyMatch(asked -> asked.startsWith(command + " [core]"));
  }

  @Test
  void countsWhatTheConfigurationLeavesOutAsFailed() {
    shell.write(Shell.CONFIG.replace("[\"main.core.orders\"]", "[]"));
    shell.engine.reports = List.of(BAD);
    assertThat(shell.dr("sync").code()).isEqualTo(1);
    shell.engine.reports = List.of(GOOD);
    Shell.Seen seen = shell.dr("sync");
    assertThat(seen.code()).isEqualTo(4);
    assertThat(seen.err())
        .startsWith(shell.config() + ":")
        .contains("left out: $.workspaces[0].sync_groups[0] workspace north group core\n");
    assertThat(shell.dr("sync", "finance").code()).isZero();
    assertThat(shell.dr("sync", "core").code()).isEqualTo(4);
    assertThat(shell.dr("sync", "--quiet").err()).isEmpty();
    assertThat(shell.dr("sync", "--json").json().get(0).at("/type").asText()).isEqualTo("problem");
    assertThat(shell.dr("plan").code()).isEqualTo(3);
  }

  @Test
  void doesNotStartOnAFileOfWhichNothingCanBeUsed() {
    shell.write("{");
    Shell.Seen seen = shell.dr("sync");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.out()).contains("DR-1001").contains("has 1 problem; 0 groups");
    assertThat(shell.engine.asked).isEmpty();
  }

  @Test
  void saysTheSameInJson() {
    shell.engine.reports = List.of(BAD, PARTLY);
    List<JsonNode> lines = shell.dr("sync", "--json").json();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).at("/outcome").asText()).isEqualTo("failed");
    assertThat(lines.get(0).at("/problem/code").asText()).isEqualTo("DR-3004");
    assertThat(lines.get(0).at("/problem/kind").asText()).isEqualTo("throttled");
    assertThat(lines.get(1).at("/cut").asText()).isEqualTo("2026-01-31T14:00:00Z");
    assertThat(lines.get(1).at("/failures/0/member").asText()).isEqualTo("main.core.odd");
    assertThat(lines.get(1).at("/took_seconds").asLong()).isEqualTo(63);
    assertThat(lines.get(2).at("/exit").asInt()).isEqualTo(4);
  }

  @Test
  void aDifferenceAfterASyncIsNoSuccess() {
    MemberVerdict.Finding finding =
        new MemberVerdict.Finding("file:/west/t/a.parquet", "byte 7 differs", "Copy it again.");
    Verification found =
        Verification.of(
            List.of(
                new MemberVerdict(
                    "core",
                    "main.core.t",
                    OptionalLong.of(7),
                    3,
                    0,
                    OptionalLong.empty(),
                    List.of(),
                    List.of(finding))));
    shell.engine.reports = List.of(GOOD.with(found));

    Shell.Seen seen = shell.dr("sync");

    assertThat(seen.code()).isEqualTo(4);
    assertThat(seen.out())
        .isEqualTo(
            """
            #  core  cut 14:00:00Z, 9.4 GB in 37 files copied, 12 found in place, 1m3s
            !    main.core.t DIFFERS: DR-6001, the cut stands
                   file:/west/t/a.parquet: byte 7 differs
                   remedy: Copy it again.
            """);
    JsonNode line = shell.dr("sync", "--json").json().get(0);
    assertThat(line.at("/outcome").asText()).isEqualTo("succeeded");
    assertThat(line.at("/verification").asText()).isEqualTo("different");
    assertThat(line.at("/findings/0/where").asText()).isEqualTo("file:/west/t/a.parquet");
  }

  @Test
  void tellsOfAVerificationThatFoundNothingAndOfTries() {
    GroupReport tried =
        new GroupReport(
            "core",
            DONE,
            Map.of(),
            0,
            0,
            0,
            List.of(),
            Duration.ofSeconds(63),
            3,
            Verification.of(List.of()));
    shell.engine.reports = List.of(tried);
    Shell.Seen seen = shell.dr("sync");
    assertThat(seen.code()).isZero();
    assertThat(seen.out())
        .isEqualTo("=  core  cut 14:00:00Z, nothing copied, verified, 1m3s, 3 tries\n");
    JsonNode line = shell.dr("sync", "--json").json().get(0);
    assertThat(line.at("/verification").asText()).isEqualTo("same");
    assertThat(line.at("/tries").asInt()).isEqualTo(3);
  }

  @Test
  void tellsWhatTheTargetDoesNotKeep() {
    NotKept types = new NotKept("file:/east/docs", NotKept.Kind.CONTENT_TYPE, 12);
    NotKept access = new NotKept("file:/east/docs", NotKept.Kind.POSIX_ACCESS, 1);
    shell.engine.reports =
        List.of(
            new GroupReport(
                "core",
                DONE,
                Map.of(),
                0,
                0,
                0,
                List.of(types, access),
                Duration.ofSeconds(63),
                1,
                new Verification.NotDone()));
    Shell.Seen seen = shell.dr("sync");
    assertThat(seen.code()).isZero();
    assertThat(seen.out())
        .isEqualTo(
            """
            =  core  cut 14:00:00Z, nothing copied, 1m3s
            #    file:/east/docs: content type of 12 files not kept by the target
            #    file:/east/docs: owner and access list of 1 file not kept by the target
            """);
    JsonNode line = shell.dr("sync", "--json").json().get(0);
    assertThat(line.at("/not_kept/0/member").asText()).isEqualTo("file:/east/docs");
    assertThat(line.at("/not_kept/0/attribute").asText()).isEqualTo("content_type");
    assertThat(line.at("/not_kept/0/files").asLong()).isEqualTo(12);
    assertThat(line.at("/not_kept/1/attribute").asText()).isEqualTo("posix_access");
  }

  @Test
  void recoversFromTheSecondaryAlone() {
    shell.write("not even JSON");
    shell.engine.reports = List.of(GOOD);
    assertThat(shell.dr("recover", "--at-secondary", "file:/west").code()).isZero();
    assertThat(shell.control).isEqualTo(ControlRoot.of(Location.parse("file:/west")));
    assertThat(shell.engine.asked).isEmpty();
    Shell.Seen named = shell.dr("recover", "core", "--at-secondary", "file:/west");
    assertThat(named.code()).isEqualTo(64);
    assertThat(named.err()).contains("name none");
  }

  @Test
  void theSecondaryAloneIsReachedWithOptions() {
    String[] line = {
      "recover",
      "--at-secondary",
      "s3://dr",
      "--option",
      "s3.endpoint=https://west:9000/?a=b",
      "--option",
      "s3.secret_key=${env:WEST_KEY}"
    };
    shell.engine.reports = List.of(GOOD);
    assertThat(shell.dr(line).code()).isZero();
    assertThat(shell.control.options())
        .containsOnly(
            Map.entry("s3.endpoint", new Setting.Plain("https://west:9000/?a=b")),
            Map.entry("s3.secret_key", new SecretReference.Variable("WEST_KEY")));
  }

  @Test
  void aSecretOnTheCommandLineIsRefusedAndNotShown() {
    Shell.Seen seen =
        shell.dr("status", "--at-secondary", "s3://dr", "--option", "k=AKIAIOSFODNN7EXAMPLE");
    assertThat(seen.code()).isEqualTo(64);
    assertThat(seen.err()).contains("${env:NAME}").doesNotContain("AKIA");
  }

  @Test
  void probesPlacesOnlyWhenAsked() {
    DrException denied = new DrException(Problem.STORE_DENIED, "file:/west: no");
    shell.probe =
        loaded ->
            loaded.without(
                List.of(new LoadedConfig.Failing("north", "sync_location_secondary", denied)));
    assertThat(shell.dr("validate").code()).isZero();
    Shell.Seen probed = shell.dr("validate", "--probe");
    assertThat(probed.code()).isEqualTo(1);
    assertThat(probed.out())
        .contains(":3:", "DR-3005 $.workspaces[0].sync_location_secondary: file:/west: no")
        .contains("left out: $.workspaces[0] workspace north");
  }

  @Test
  void quarantinesWithAReasonAndLifts() {
    Shell.Seen seen = shell.dr("quarantine", "core", "main.core.odd", "--reason", "ticket 4711");
    assertThat(seen.out()).isEqualTo("main.core.odd is out of the cuts of core: ticket 4711\n");
    assertThat(seen.code()).isZero();
    Shell.Seen lifted = shell.dr("quarantine", "core", "main.core.odd", "--lift", "--json");
    assertThat(lifted.json().get(0).at("/action").asText()).isEqualTo("lifted");
    assertThat(shell.engine.asked)
        .containsExactly(
            "quarantine core main.core.odd ticket 4711",
            "close",
            "lift core main.core.odd",
            "close");
    for (String[] wrong :
        new String[][] {
          {"quarantine", "core", "t"},
          {"quarantine", "core", "--lift"},
          {"quarantine", "core", "t", "--reason", " "},
          {"quarantine", "core", "t", "--reason", "x", "--lift"}
        }) {
      assertThat(shell.dr(wrong).code()).isEqualTo(64);
    }
  }
}
