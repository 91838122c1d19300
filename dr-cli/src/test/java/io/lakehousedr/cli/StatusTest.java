package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.RunId;
import io.lakehousedr.model.TableName;
import io.lakehousedr.model.VersionRange;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.GroupStatus.Readiness;
import io.lakehousedr.report.MemberStatus;
import io.lakehousedr.report.PastRun;
import io.lakehousedr.report.PastVerification;
import io.lakehousedr.report.Unprotected;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
  private static final Instant READ = Instant.parse("2026-01-31T14:03:02Z");
  private static final MemberStatus ORDERS =
      member("main.core.orders", "CURRENT", 1041, 1048, Optional.empty());
  private static final MemberStatus CALM =
      member("main.core.calm", "CURRENT", 7, 7, Optional.empty());
  private static final MemberStatus ODD =
      member("main.core.odd", "LEFT_BEHIND", 3, 9, Optional.of("DR-2107 has the feature \"foo\""));

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private static MemberStatus member(
      String name, String state, long version, long source, Optional<String> reason) {
    return new MemberStatus(
        name,
        "mirror",
        state,
        Location.parse("file:/west/" + name),
        OptionalLong.of(version),
        OptionalLong.of(source),
        source > version ? Optional.of(Instant.parse("2026-01-31T13:37:02Z")) : Optional.empty(),
        OptionalLong.of((source - version) * 1_000_000_000),
        reason.isPresent() ? List.of(new VersionRange(1, 2)) : List.of(),
        source > version ? MemberStatus.Phase.WAITING : MemberStatus.Phase.SETTLED,
        reason);
  }

  private static GroupStatus group(
      String name, Readiness readiness, Optional<Duration> lag, String... why) {
    return group(name, readiness, lag, READ, List.of(CALM, ORDERS), why);
  }

  private static GroupStatus group(
      String name,
      Readiness readiness,
      Optional<Duration> lag,
      Instant read,
      List<MemberStatus> members,
      String... why) {
    return new GroupStatus(
        name,
        read,
        "west",
        readiness,
        "north",
        1,
        Optional.of(Instant.parse("2026-01-31T13:30:00Z")),
        Optional.of(41L),
        lag,
        Optional.of(Duration.ofMinutes(30)),
        false,
        members,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(why));
  }

  private static GroupStatus with(
      GroupStatus status,
      List<PastRun> runs,
      Optional<Instant> verified,
      Optional<PastVerification> differs) {
    return new GroupStatus(
        status.group(),
        status.read(),
        status.readFrom(),
        status.readiness(),
        status.active(),
        status.epoch(),
        status.cut(),
        status.cutSlot(),
        status.lag(),
        status.rpoTarget(),
        status.unfinished(),
        status.members(),
        runs,
        verified,
        differs,
        status.why());
  }

  private static PastRun run(String id, Duration ago, Duration seen, Optional<PastRun.End> end) {
    return new PastRun(
        new RunId(id),
        PastRun.Kind.SYNC,
        Shell.NOW.minus(ago),
        Shell.NOW.minus(seen),
        3_400_000_000L,
        end);
  }

  private static Optional<Duration> minutes(long minutes) {
    return Optional.of(Duration.ofMinutes(minutes));
  }

  @Test
  void showsTheWorstFirstAndCollapsesWhatIsReady() {
    shell.engine.statuses =
        List.of(
            group("calm", Readiness.READY, minutes(0)),
            group("core", Readiness.AT_RISK, minutes(26), "lag 87% of the target"),
            group("sick", Readiness.DEGRADED, minutes(1), "one table is quarantined"),
            group("quiet", Readiness.READY, minutes(0)),
            group("finance", Readiness.NOT_READY, minutes(250), "DR-3004 throttled", "lag"));

    Shell.Seen seen = shell.dr("status");

    assertThat(seen.out())
        .isEqualTo(
            """
            as of 14:03:02Z (12s old), read from west
               GROUP    READY      ACTIVE  LAG/TARGET  CUT        PENDING  RUN  VERIFIED  WHY
            !  finance  NOT READY  north    4h10m/30m  13:30:00Z  7 GB     -    never     \
            DR-3004 throttled (and 1 more)
            #  sick     DEGRADED   north       1m/30m  13:30:00Z  7 GB     -    never     \
            one table is quarantined
            ~  core     AT RISK    north      26m/30m  13:30:00Z  7 GB     -    never     \
            lag 87% of the target
            =  2 READY (--all)
            """);
    assertThat(seen.code()).isZero();
    assertThat(shell.engine.asked).containsExactly("status []", "close");
  }

  @Test
  void neverShowsStaleInformationAsGood() {
    Instant old = Shell.NOW.minus(Duration.ofHours(4));
    shell.engine.statuses = List.of(group("core", Readiness.READY, minutes(0), old, List.of(CALM)));
    shell.outKind = Screen.Kind.TERMINAL;

    assertThat(shell.dr("status").out())
        .isEqualTo(
            """
            \u001b[33mSTALE: as of 10:03:14Z (4h old), read from west\u001b[0m
            \u001b[1m   GROUP  READY   ACTIVE  LAG/TARGET  CUT        RUN  VERIFIED  WHY\u001b[0m
            \u001b[2m?  core   READY?  north       0s/30m  13:30:00Z  -    never     read 4h ago\u001b[0m
            """);
    assertThat(shell.dr("status", "core", "--all").out()).doesNotContain("\u001b[32m");
  }

  @Test
  void isNotSureOfAGroupWhoseSourceDidNotAnswer() {
    shell.engine.statuses = List.of(group("core", Readiness.READY, Optional.empty()));
    assertThat(shell.dr("status").out())
        .contains("?  core   READY?  north")
        .contains("?/30m")
        .contains("the source did not answer")
        .doesNotContain("1 READY");
  }

  @Test
  void showsOneGroupWithItsTables() {
    shell.engine.statuses =
        List.of(
            group(
                "core",
                Readiness.DEGRADED,
                minutes(26),
                READ,
                List.of(CALM, ORDERS, ODD),
                "main.core.odd was left behind",
                "lag 87% of the target"));

    assertThat(shell.dr("status", "core").out())
        .isEqualTo(
            """
            as of 14:03:02Z (12s old), read from west
               GROUP  READY     ACTIVE  LAG/TARGET  CUT        PENDING  RUN  VERIFIED  WHY
            #  core   DEGRADED  north      26m/30m  13:30:00Z  13 GB    -    never     \
            main.core.odd was left behind (and 1 more)
               also: lag 87% of the target
               a failover now loses at most 33m2s of changes

               TABLE             STATE        MODE    REPLICA  SOURCE  UNSHIPPED SINCE  WHY
            !  main.core.odd     LEFT_BEHIND  mirror        3       9  13:37:02Z        \
            DR-2107 has the feature "foo"
            ~  main.core.orders  CURRENT      mirror     1041    1048  13:37:02Z
            =  1 current (--all)
            """);
    assertThat(shell.engine.asked).containsExactly("status [core]", "close");
  }

  @Test
  void showsWhatRunsWhatWasVerifiedAndWhatNobodyProtects() {
    GroupStatus core = group("core", Readiness.AT_RISK, minutes(26));
    Instant verified = Shell.NOW.minus(Duration.ofHours(6));
    PastRun alive = run("20260131-135114-aa", minute(12), Duration.ofSeconds(9), Optional.empty());
    PastRun silent = run("20260131-130014-bb", minute(63), minute(5), Optional.empty());
    PastRun ended =
        run(
            "20260131-140014-cc",
            minute(3),
            minute(2),
            Optional.of(new PastRun.End(PastRun.Result.SUCCEEDED, Optional.empty(), Map.of())));
    PastVerification differs = new PastVerification(Shell.NOW, "rows", 4, 1);
    shell.engine.statuses =
        List.of(
            with(core, List.of(alive), Optional.of(verified), Optional.empty()),
            with(core, List.of(silent), Optional.of(verified), Optional.of(differs)),
            with(core, List.of(ended, silent), Optional.empty(), Optional.empty()),
            with(core, List.of(ended, alive), Optional.empty(), Optional.empty()));
    shell.engine.unprotected =
        List.of(
            new Unprotected(
                "north", List.of(TableName.parse("main.a.b"), TableName.parse("other.a.b"))));

    assertThat(shell.dr("status").out())
        .contains("7 GB     sync 12m 3.4 GB    6h")
        .contains("7 GB     sync 1h3m 3.4 GB?  6h, DIFFERS")
        .contains("7 GB     -                  never")
        .endsWith("-  unprotected: 2 tables in 2 catalogs\n");
    assertThat(shell.dr("status").out().split("sync 12m", -1)).hasSize(3);
    assertThat(shell.dr("status", "--all").out())
        .endsWith("catalogs\n     main.a.b\n     other.a.b\n");
    List<JsonNode> json = shell.dr("status", "--json").json();
    assertThat(json.get(0).at("/running").asBoolean()).isTrue();
    assertThat(json.get(0).at("/verified_age_seconds").asLong()).isEqualTo(21_600);
    assertThat(json.get(4).at("/tables/1").asText()).isEqualTo("other.a.b");
    assertThat(shell.dr("status", "core").out()).doesNotContain("unprotected");
  }

  private static Duration minute(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void saysWhenARunMayHaveDied() {
    PastRun silent = run("20260131-130014-bb", minute(63), minute(5), Optional.empty());
    shell.engine.statuses =
        List.of(
            with(
                group("core", Readiness.AT_RISK, minutes(26)),
                List.of(silent),
                Optional.empty(),
                Optional.empty()));
    assertThat(shell.dr("status", "core").out())
        .contains(
            "   sync 20260131-130014-bb at 13:00:14Z, 3.4 GB copied, last sign of life 5m ago:"
                + " it may have died; the next sync goes on from it\n");
  }

  @Test
  void doesNotGuessHowMuchIsPending() {
    MemberStatus unknown =
        new MemberStatus(
            "main.core.far",
            "mirror",
            "CURRENT",
            Location.parse("file:/west/far"),
            OptionalLong.of(1),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            MemberStatus.Phase.SETTLED,
            Optional.empty());
    shell.engine.statuses =
        List.of(group("core", Readiness.AT_RISK, minutes(1), READ, List.of(CALM, ORDERS, unknown)));
    assertThat(shell.dr("status").out()).contains("13:30:00Z  ?        -    never");
    assertThat(shell.dr("status", "main.core.far").out())
        .contains("phase      not known: the source did not answer\n");
    assertThat(shell.dr("status", "--json").json().get(0).has("pending_bytes")).isFalse();
  }

  @Test
  void tellsOneTablesStory() {
    PastRun failed =
        run(
            "20260131-135114-aa",
            minute(12),
            minute(11),
            Optional.of(
                new PastRun.End(
                    PastRun.Result.SUCCEEDED,
                    Optional.empty(),
                    Map.of(ODD.member(), "DR-2107 has the feature"))));
    shell.engine.statuses =
        List.of(
            with(
                group("core", Readiness.DEGRADED, minutes(26), READ, List.of(CALM, ODD)),
                List.of(
                    failed, run("20260131-134714-bb", minute(16), minute(16), Optional.empty())),
                Optional.of(Shell.NOW.minus(minute(60))),
                Optional.empty()));

    assertThat(shell.dr("status", "main.core.odd").out())
        .isEqualTo(
            """
            main.core.odd of core
            state      ! LEFT_BEHIND, mirror: DR-2107 has the feature "foo"
            source     version 9
            replica    version 3
            target     file:/west/main.core.odd
            unshipped  since 13:37:02Z (26m12s), 6 GB
            phase      waiting for the next sync
            history    versions 1 to 2 can be read on neither side: VACUUM had taken their files \
            before they were copied
            group      DEGRADED, cut 13:30:00Z, lag 26m/30m
            verified   1h
            read       12s ago from west
            run        sync 20260131-135114-aa at 13:51:14Z, succeeded without it: DR-2107 has the \
            feature
            run        sync 20260131-134714-bb at 13:47:14Z, never said that it ended
            remedy: Upgrade the engine, or quarantine the table by name and reason. \
            (dr explain DR-2107)
            """);
  }

  @Test
  void theLastPartOfANameIsEnoughWhereOnlyOneMemberHasIt() {
    shell.engine.statuses =
        List.of(group("core", Readiness.READY, minutes(1), READ, List.of(CALM, ORDERS)));
    assertThat(shell.dr("status", "calm").out()).startsWith("main.core.calm of core");
    assertThat(shell.dr("status", "core.calm").out()).startsWith("main.core.calm of core");

    shell.engine.statuses =
        List.of(
            group("core", Readiness.READY, minutes(1), READ, List.of(CALM)),
            group("other", Readiness.READY, minutes(1), READ, List.of(CALM)));
    assertThat(shell.dr("status", "calm").err()).contains("could be any of");
  }

  @Test
  void asksTheEngineAboutNamesThatNobodyHas() {
    shell.engine.statuses = List.of(group("core", Readiness.READY, minutes(0)));
    shell.dr("status", "former name");
    assertThat(shell.engine.asked).containsExactly("status []", "status [former name]", "close");
  }

  @Test
  void saysTheSameInJson() {
    shell.engine.statuses =
        List.of(group("core", Readiness.NOT_READY, minutes(26), "DR-3004 throttled"));
    JsonNode line = shell.dr("status", "--json").json().get(0);
    assertThat(line.at("/type").asText()).isEqualTo("status");
    assertThat(line.at("/readiness").asText()).isEqualTo("not_ready");
    assertThat(line.at("/lag_seconds").asLong()).isEqualTo(1560);
    assertThat(line.at("/rpo_now_seconds").asLong()).isEqualTo(1982);
    assertThat(line.at("/age_seconds").asLong()).isEqualTo(12);
    assertThat(line.at("/stale").asBoolean(true)).isFalse();
    assertThat(line.at("/members/1/source_version").asLong()).isEqualTo(1048);
    JsonNode table = shell.dr("status", "main.core.orders", "--json").json().get(0);
    assertThat(table.at("/type").asText()).isEqualTo("member_status");
    assertThat(table.at("/state").asText()).isEqualTo("current");
  }

  @Test
  void readsTheSecondaryWithoutConfiguration() {
    shell.write("not even JSON");
    shell.engine.statuses = List.of(group("core", Readiness.NOT_READY, minutes(1)));
    assertThat(shell.dr("status", "--at-secondary", "file:/west").out()).contains("NOT READY");
    assertThat(shell.control).isEqualTo(ControlRoot.of(Location.parse("file:/west")));
    assertThat(shell.dr("status", "core", "--at-secondary", "file:/west").out())
        .contains("main.core.orders");
    assertThat(shell.dr("status", "main.core.calm", "--at-secondary", "file:/west").out())
        .startsWith("main.core.calm of core\n");
    Shell.Seen nobody = shell.dr("status", "nobody", "--at-secondary", "file:/west");
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(nobody.err()).startsWith("dr: DR-4005 no group and no table there is called");
    assertThat(shell.engine.asked).isEmpty();
  }
}
