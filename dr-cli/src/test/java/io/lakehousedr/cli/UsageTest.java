package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.cli.command.CommandTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  static List<String> commands() {
    return CommandTree.words();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfEveryCommandHasExitCodesAndExamples(String command) {
    Shell.Seen seen = shell.dr(command, "--help");
    assertThat(seen.code()).isZero();
    assertThat(seen.out())
        .startsWith("Usage: dr " + command)
        .contains("\nExit codes:\n  0 ")
        .contains("\nExamples:\n  dr " + command)
        .doesNotContain("\u001b");
    assertThat(shell.dr("help", command).out()).isEqualTo(seen.out());
    assertThat(shell.dr("--help").out()).contains("\n  " + command + " ");
  }

  @Test
  void theCommandItselfSaysWhatItsExitCodesMean() {
    assertThat(shell.dr("--help").out()).contains("\nExit codes:\n  0 ", "\n  130 ");
  }

  @Test
  void namesFourteenCommands() {
    assertThat(commands())
        .containsExactly(
            "validate",
            "plan",
            "sync",
            "status",
            "verify",
            "recover",
            "quarantine",
            "prune",
            "explain",
            "schema",
            "demo",
            "completion",
            "version",
            "help");
  }

  @Test
  void withoutACommandShowsTheHelpAndFails() {
    Shell.Seen seen = shell.dr();
    assertThat(seen.code()).isEqualTo(64);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).isEqualTo(shell.dr("--help").out()).isEqualTo(shell.dr("help").out());
  }

  @Test
  void suggestsWhatMayHaveBeenMeant() {
    assertThat(shell.dr("plam").err())
        .isEqualTo(
            """
            dr: there is no command "plam"
                did you mean plan?
                help: dr --help
            """);
    assertThat(shell.dr("plan", "--jsn").err())
        .isEqualTo(
            """
            dr: dr plan takes no option "--jsn"
                did you mean --json?
                help: dr plan --help
            """);
    assertThat(shell.dr("something else").err()).doesNotContain("did you mean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "plan --at yesterday",
        "plan --at 2026-01-31T14:00:00",
        "sync --at",
        "verify --depth deep",
        "verify --slice 0/3",
        "verify --slice 4/3",
        "verify --slice 1/99999999999",
        "status a b",
        "status --at-secondary nowhere",
        "recover --at-secondary :/west",
        "recover --at-secondary s3://bucket/../other",
        "status --option s3.region=eu-west-1",
        "status --at-secondary s3://bucket --option region",
        "status --at-secondary s3://bucket --option =eu-west-1",
        "recover --at-secondary s3://bucket --option region=a --option region=b",
        "recover --at-secondary s3://bucket --option key=AKIAIOSFODNN7EXAMPLE",
        "explain DR-0000",
        "explain one two",
        "help nothing",
        "completion fish",
        "version now",
        "schema now",
        "validate now",
        "plan --log-format xml",
        "--no-such-option"
      })
  void refusesBadUsage(String line) {
    Shell.Seen seen = shell.dr(line.split(" "));
    assertThat(seen.code()).isEqualTo(64);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).startsWith("dr: ").contains("--help").doesNotContain("\tat ");
    Shell.Seen json = shell.dr((line + " --json").split(" "));
    assertThat(json.err()).isEmpty();
    assertThat(json.json().get(0).at("/code").asText()).isEqualTo("usage");
    assertThat(json.json().get(1).at("/exit").asInt()).isEqualTo(64);
    assertThat(shell.engine.asked).isEmpty();
  }

  @Test
  void cannotBeFooledByArguments() {
    assertThat(shell.dr("x\u001b[2J\nfine").err()).doesNotContain("\u001b").hasLineCount(2);
    assertThat(shell.dr("sync", "--at", "x\u001b[2J\nfine").err())
        .doesNotContain("\u001b")
        .hasLineCount(2);
  }

  @Test
  void explainsCodes() {
    assertThat(shell.dr("explain", "dr-2107").out())
        .isEqualTo(
            """
            DR-2107 the table uses a feature or action that is not understood
            why     Files named by an unknown feature would be lost silently.
            remedy  Upgrade the engine, or quarantine the table by name and reason.
            kind    invalid: trying again changes nothing until somebody acts
            """);
    assertThat(shell.dr("explain").out())
        .startsWith("DR-1001  the configuration is not valid JSON\n")
        .contains("DR-9001  ");
    assertThat(shell.dr("explain", "3004", "--json").json().get(0).at("/recourse").asText())
        .isEqualTo("retry");
  }

  @Test
  void printsSchemaVersionAndCompletion() {
    assertThat(shell.dr("schema").out()).startsWith("{\n  \"$schema\"").endsWith("}\n");
    assertThat(shell.dr("schema", "--json").json().get(0).at("/schema/title").asText())
        .isEqualTo("Lakehouse DR configuration");
    assertThat(shell.dr("version").out()).matches("dr development \\(JSON format 1, Java .*\\)\n");
    assertThat(shell.dr("--version").out()).isEqualTo("dr development\n");
    assertThat(shell.dr("completion", "zsh").out())
        .startsWith("#!/usr/bin/env bash\n")
        .contains("bashcompinit")
        .contains("--at-secondary")
        .contains("quarantine");
    assertThat(shell.dr("completion", "--json").json().get(0).at("/shell").asText())
        .isEqualTo("bash");
  }

  @Test
  void tellsWhereTheDemoIs() {
    Shell.Seen seen = shell.dr("demo");
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.err()).contains("dr-examples");
  }

  @Test
  void validates() {
    assertThat(shell.dr("validate").out())
        .isEqualTo("=  " + shell.config() + " is sound: 2 groups in 1 workspace\n");
    assertThat(shell.dr("validate").code()).isZero();
    shell.write(Shell.CONFIG.replace("\"group_name\": \"core\"", "\"group_nam\": \"core\""));
    Shell.Seen wrong = shell.dr("validate", "-c", shell.config().toString());
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out())
        .contains("DR-1003 ")
        .contains("left out: $.workspaces[0].sync_groups[0] workspace north\n")
        .endsWith("problems; 1 group in 1 workspace can be used\n");
    assertThat(shell.dr("-c", "/no/such.json", "validate").out())
        .contains("there is no such file")
        .contains("left out: the whole file");
    assertThat(shell.dr("validate", "--json").json().get(0).at("/line").asInt()).isEqualTo(5);
  }
}
