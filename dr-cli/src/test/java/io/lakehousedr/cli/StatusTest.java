package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.GroupStatus.Readiness;
import io.lakehousedr.report.MemberStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        List.of(why));
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
               GROUP    READY      ACTIVE  LAG/TARGET  CUT        PENDING  WHY
            !  finance  NOT READY  north    4h10m/30m  13:30:00Z  1 of 2   \
            DR-3004 throttled (and 1 more)
            #  sick     DEGRADED   north       1m/30m  13:30:00Z  1 of 2   \
            one table is quarantined
            ~  core     AT RISK    north      26m/30m  13:30:00Z  1 of 2   \
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
            \u001b[1m   GROUP  READY   ACTIVE  LAG/TARGET  CUT        WHY\u001b[0m
            \u001b[2m?  core   READY?  north       0s/30m  13:30:00Z  read 4h ago\u001b[0m
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
               GROUP  READY     ACTIVE  LAG/TARGET  CUT        PENDING  WHY
            #  core   DEGRADED  north      26m/30m  13:30:00Z  2 of 3   \
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
  void tellsOneTablesStory() {
    shell.engine.statuses =
        List.of(group("core", Readiness.DEGRADED, minutes(26), READ, List.of(CALM, ODD)));

    assertThat(shell.dr("status", "main.core.odd").out())
        .isEqualTo(
            """
            main.core.odd of core
            state      ! LEFT_BEHIND, mirror: DR-2107 has the feature "foo"
            source     version 9
            replica    version 3
            target     file:/west/main.core.odd
            unshipped  since 13:37:02Z (26m12s)
            group      DEGRADED, cut 13:30:00Z, lag 26m/30m
            read       12s ago from west
            remedy: Upgrade the engine, or quarantine the table by name and reason. \
            (dr explain DR-2107)
            """);
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
    assertThat(shell.control).isEqualTo(Location.parse("file:/west"));
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
