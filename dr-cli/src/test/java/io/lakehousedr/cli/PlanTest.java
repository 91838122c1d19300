package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.VersionRange;
import io.lakehousedr.plan.GroupPlan;
import io.lakehousedr.plan.MemberPlan;
import io.lakehousedr.plan.Rate;
import io.lakehousedr.plan.Work;
import io.lakehousedr.report.NotKept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final Instant READ = Instant.parse("2026-01-31T14:02:11Z");
  private static final Instant CUT = Instant.parse("2026-01-31T14:00:00Z");
  private static final Optional<Instant> CURRENT =
      Optional.of(Instant.parse("2026-01-31T13:30:00Z"));
  private static final MemberPlan SEED =
      new MemberPlan.Seed(
          "main.core.new",
          "mirror",
          Location.parse("file:/west/new"),
          12,
          new Work(410, 52_000_000_000L, 420, 430, 4));
  private static final MemberPlan SHIP =
      new MemberPlan.Ship(
          "main.core.orders", "mirror", 1041, 1048, new Work(37, 9_400_000_000L, 40, 30, 4));
  private static final MemberPlan SAME = new MemberPlan.Unchanged("main.core.calm", "clone", 7);

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private static GroupPlan plan(String group, MemberPlan... members) {
    return new GroupPlan(
        group, READ, CUT, CURRENT, false, Optional.empty(), Map.of(), List.of(members));
  }

  private static GroupPlan measured(GroupPlan plan, long perSecond) {
    return new GroupPlan(
        plan.group(),
        plan.read(),
        plan.instant(),
        plan.current(),
        plan.unfinished(),
        Optional.of(new Rate(perSecond * 60, Duration.ofMinutes(1), READ)),
        Map.of("main.core.orders", List.of(new VersionRange(2, 4), new VersionRange(7, 7))),
        plan.members());
  }

  private static MemberPlan blocked(MemberPlan.Effect effect) {
    DrException problem = new DrException(Problem.TABLE_FEATURE, "unknown table feature \"foo\"");
    return new MemberPlan.Blocked("main.core.odd", "mirror", problem, effect);
  }

  @Test
  void showsWhatIsDangerousFirstAndCollapsesWhatStays() {
    MemberPlan retire = new MemberPlan.Retire("main.core.old", "mirror");
    MemberPlan restart =
        new MemberPlan.Restart("main.core.gap", "mirror", 3, 10, 12, new Work(1, 999, 1, 1, 1));
    MemberPlan out = new MemberPlan.Quarantined("main.core.sick", "mirror", "ticket 4711");
    GroupPlan plan =
        plan(
            "core", SAME, SHIP, SEED, retire, restart, out, blocked(MemberPlan.Effect.HOLDS_GROUP));
    shell.engine.plans = List.of(plan);

    Shell.Seen seen = shell.dr("plan");

    assertThat(seen.out())
        .isEqualTo(
            """
            plan %s of core, read 14:02:11Z
            cut 14:00:00Z, the group stands at 13:30:00Z
               TABLE             ACTION   MODE    TARGET    VERSIONS      FILES   BYTES  LOCATION
            !  main.core.odd     BLOCK    mirror
                 DR-2107 unknown table feature "foo"
                 remedy: Upgrade the engine, or quarantine the table by name and reason. \
            (dr explain DR-2107)
                 the group stays at the cut of 13:30:00Z
            #  main.core.sick    out      mirror  external
                 quarantined: ticket 4711
            ^  main.core.gap     restart  mirror  external  3 -> 12           1   999 B
                 history begins again at 10: the source cleaned its log past the replica
            -  main.core.old     retire   mirror
            +  main.core.new     seed     mirror  external  - -> 12         410   52 GB  file:/west/new
            ~  main.core.orders  ship     mirror  external  1041 -> 1048     37  9.4 GB
            =  1 unchanged (--all)
            61 GB in 448 files, 461 GET 461 PUT 9 LIST, about $1.23, no measured rate yet
            BLOCKED: the group stays at the cut of 13:30:00Z until this is fixed or quarantined
            """
                .formatted(plan.fingerprint()));
    assertThat(seen.err()).isEmpty();
    assertThat(seen.code()).isEqualTo(3);
    assertThat(shell.engine.asked).containsExactly("plan [] Optional.empty", "close");
  }

  @Test
  void tellsByTheExitCodeWhetherThereIsAnythingToDo() {
    shell.engine.plans = List.of(plan("core", SAME));
    assertThat(shell.dr("plan").code()).isZero();
    shell.engine.plans = List.of(plan("core", SAME), plan("finance", SHIP));
    assertThat(shell.dr("plan").code()).isEqualTo(2);
    shell.engine.plans = List.of(plan("core", blocked(MemberPlan.Effect.STAYS_OUT), SHIP));
    assertThat(shell.dr("plan").code()).isEqualTo(2);
    shell.engine.plans = List.of(plan("core", blocked(MemberPlan.Effect.HOLDS_GROUP), SHIP));
    assertThat(shell.dr("plan").code()).isEqualTo(3);
  }

  @Test
  void putsBlockedGroupsFirstAndSumsUp() {
    GroupPlan first = plan("core", SHIP);
    GroupPlan second = plan("finance", blocked(MemberPlan.Effect.HOLDS_GROUP));
    shell.engine.plans = List.of(plan("calm", SAME), first, second);

    String out = shell.dr("plan").out();

    assertThat(out)
        .endsWith(
            """
            plan %s of core, read 14:02:11Z
            cut 14:00:00Z, the group stands at 13:30:00Z
               TABLE             ACTION  MODE    TARGET    VERSIONS      FILES   BYTES
            ~  main.core.orders  ship    mirror  external  1041 -> 1048     37  9.4 GB
            9.4 GB in 37 files, 40 GET 30 PUT 4 LIST, about $0.19, no measured rate yet

            =  1 group unchanged (--all)

            all together: 9.4 GB in 37 files, 40 GET 30 PUT 4 LIST, about $0.19
            """
                .formatted(first.fingerprint()));
    assertThat(out).startsWith("plan " + second.fingerprint() + " of finance");
  }

  @Test
  void showsEverythingWhenAsked() {
    shell.engine.plans = List.of(plan("core", SAME), plan("finance", SAME));
    assertThat(shell.dr("plan", "--all").out())
        .contains("=  main.core.calm  clone  external  7\n")
        .contains("of finance")
        .doesNotContain("(--all)");
  }

  @Test
  void neverInventsMoneyWithoutAPriceList() {
    shell.engine.plans = List.of(plan("a group without prices", SHIP));
    assertThat(shell.dr("plan").out())
        .contains("4 LIST, no measured rate yet\n")
        .doesNotContain("$");
  }

  @Test
  void passesTheInstantAndTheNamesOn() {
    shell.dr("plan", "core", "finance", "--at", "2026-01-31T15:00:00+01:00");
    assertThat(shell.engine.asked).contains("plan [core, finance] Optional[2026-01-31T14:00:00Z]");
  }

  @Test
  void saysTheSameInJson() {
    shell.engine.plans = List.of(plan("core", blocked(MemberPlan.Effect.HOLDS_GROUP), SEED));

    Shell.Seen seen = shell.dr("--json", "plan");

    JsonNode plan = seen.json().get(0);
    assertThat(plan.at("/format").asInt()).isEqualTo(1);
    assertThat(plan.at("/type").asText()).isEqualTo("plan");
    assertThat(plan.at("/blocked").asBoolean()).isTrue();
    assertThat(plan.at("/current").asText()).isEqualTo("2026-01-31T13:30:00Z");
    assertThat(plan.at("/work/bytes").asLong()).isEqualTo(52_000_000_000L);
    assertThat(plan.at("/cost/amount").decimalValue()).isEqualByComparingTo("1.04215");
    assertThat(plan.at("/members/0/problem/code").asText()).isEqualTo("DR-2107");
    assertThat(plan.at("/members/0/effect").asText()).isEqualTo("holds_group");
    assertThat(plan.at("/members/1/target").asText()).isEqualTo("file:/west/new");
    assertThat(seen.json().get(1).toString())
        .isEqualTo("{\"format\":1,\"type\":\"end\",\"exit\":3,\"ok\":false}");
    assertThat(seen.err()).isEmpty();
  }

  @Test
  void tellsTheTimeAtTheMeasuredRateAndWhatCanNoLongerBeRead() {
    GroupPlan plan = plan("core", SHIP, SEED, SAME);
    GroupPlan measured = measured(plan, 180_000_000);
    shell.engine.plans = List.of(measured);

    assertThat(shell.dr("plan").out())
        .isEqualTo(
            """
            plan %s of core, read 14:02:11Z
            cut 14:00:00Z, the group stands at 13:30:00Z
               TABLE             ACTION  MODE    TARGET    VERSIONS      FILES   BYTES   TIME  LOCATION
            +  main.core.new     seed    mirror  external  - -> 12         410   52 GB  4m48s  \
            file:/west/new
            ~  main.core.orders  ship    mirror  external  1041 -> 1048     37  9.4 GB    52s
                 versions 2 to 4, 7 can be read on neither side: VACUUM had taken their files \
            before they were copied
            =  1 unchanged (--all)
            61 GB in 447 files, 460 GET 460 PUT 8 LIST, about $1.23, about 5m41s at the measured \
            180 MB/s
            """
                .formatted(plan.fingerprint()));
    assertThat(measured.fingerprint()).isEqualTo(plan.fingerprint());
    shell.engine.plans = List.of(measured, measured(plan("finance", SHIP), 180_000_000));
    assertThat(shell.dr("plan").out()).endsWith(", about 6m33s one group after another\n");
    JsonNode line = shell.dr("plan", "--json").json().get(0);
    assertThat(line.at("/rate/bytes_per_second").asLong()).isEqualTo(180_000_000);
    assertThat(line.at("/rate/time_seconds").decimalValue()).isEqualByComparingTo("341.111");
    assertThat(line.at("/members/0/unreadable/0").asText()).isEqualTo("2 to 4");
    assertThat(line.at("/members/0/target_type").asText()).isEqualTo("external");
  }

  @Test
  void tellsWhatTheTargetDoesNotKeep() {
    MemberPlan copy =
        new MemberPlan.Copy(
            "file:/east/docs",
            "files",
            Location.parse("file:/west/docs"),
            new Work(1, 5, 1, 2, 0),
            new TreeSet<>(Set.of(NotKept.Kind.METADATA, NotKept.Kind.CONTENT_TYPE)));
    shell.engine.plans = List.of(plan("core", copy));
    assertThat(shell.dr("plan").out())
        .contains("not kept by the target: content type and user metadata\n");
    JsonNode line = shell.dr("plan", "--json").json().get(0);
    assertThat(line.at("/members/0/not_kept/0").asText()).isEqualTo("content_type");
    assertThat(line.at("/members/0/not_kept/1").asText()).isEqualTo("metadata");
  }

  @Test
  void cannotBeFooledByNames() {
    String hostile = "main.core.x\n=  190 unchanged\u001b[2J\u202egnp.\u2028\u00a0";
    shell.engine.plans =
        List.of(plan("core", new MemberPlan.Ship(hostile, "mirror", 1, 2, Work.NONE)));
    shell.outKind = Screen.Kind.TERMINAL;

    assertThat(shell.dr("plan", "--no-color").out())
        .contains("main.core.x\\u{a}=  190 unchanged\\u{1b}[2J\\u{202e}gnp.\\u{2028}\\u{a0}  ship")
        .doesNotContain("\u001b")
        .hasLineCount(5);
    assertThat(shell.dr("plan", "--json").out())
        .contains("\\u202e")
        .doesNotContain("\u202e")
        .hasLineCount(2);
    assertThat(shell.dr("plan", "--json").json().get(0).at("/members/0/member").asText())
        .isEqualTo(hostile);
  }

  @Test
  void coloursOnlyATerminalAndOnlyWhenAllowed() {
    shell.engine.plans = List.of(plan("core", SHIP));
    assertThat(shell.dr("plan").out()).doesNotContain("\u001b");
    shell.outKind = Screen.Kind.TERMINAL;
    assertThat(shell.dr("plan").out()).contains("\u001b[36m~  main.core.orders");
    assertThat(shell.dr("plan", "--no-color").out()).doesNotContain("\u001b");
    shell.environment.put("NO_COLOR", "1");
    assertThat(shell.dr("plan").out()).doesNotContain("\u001b");
  }
}
