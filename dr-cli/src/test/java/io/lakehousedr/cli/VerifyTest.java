package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousedr.report.MemberVerdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  private static final MemberVerdict CLEAN = verdict("main.core.calm", List.of());
  private static final MemberVerdict.Finding FINDING =
      new MemberVerdict.Finding(
          "file:/west/orders/part-1.parquet", "10 bytes, 12 at the source", "Reseed the table.");
  private static final MemberVerdict WRONG = verdict("main.core.orders", List.of(FINDING));

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private static MemberVerdict verdict(String member, List<MemberVerdict.Finding> findings) {
    return new MemberVerdict(
        "core",
        member,
        OptionalLong.of(7),
        1200,
        52_000_000,
        OptionalLong.empty(),
        List.of("a note"),
        findings);
  }

  @Test
  void showsDifferencesAndCollapsesTheRest() {
    shell.engine.verdicts = List.of(CLEAN, WRONG);

    Shell.Seen seen = shell.dr("verify");

    assertThat(seen.out())
        .isEqualTo(
            """
               GROUP  TABLE             VERSION  FILES   READ  RESULT
            !  core   main.core.orders        7  1,200  52 MB  DIFFERS: 1 finding
                 file:/west/orders/part-1.parquet: 10 bytes, 12 at the source
                   remedy: Reseed the table.
                 a note
            =  1 without differences (--all)
            2,400 files checked, 104 MB read, with notes on 1 table (--all)
            """);
    assertThat(seen.code()).isEqualTo(4);
  }

  @Test
  void tellsByTheExitCode() {
    shell.engine.verdicts = List.of(CLEAN);
    assertThat(shell.dr("verify").code()).isZero();
    assertThat(shell.dr("verify", "--all").out()).contains("main.core.calm").contains("same");
    shell.engine.verdicts = List.of(WRONG);
    assertThat(shell.dr("verify").code()).isEqualTo(1);
    shell.engine.verdicts = List.of();
    assertThat(shell.dr("verify").out()).isEqualTo("there was nothing to verify\n");
  }

  @Test
  void shortensLongListsButNotInJson() {
    shell.engine.verdicts = List.of(verdict("main.core.orders", Collections.nCopies(23, FINDING)));
    assertThat(shell.dr("verify").out()).contains("     and 3 more: --json lists them all\n");
    JsonNode line = shell.dr("verify", "--json").json().get(0);
    assertThat(line.at("/findings")).hasSize(23);
    assertThat(line.at("/clean").asBoolean(true)).isFalse();
    assertThat(line.at("/findings/0/remedy").asText()).isEqualTo("Reseed the table.");
    assertThat(line.has("rows")).isFalse();
  }

  @Test
  void passesItsOptionsOn() {
    shell.dr("verify", "core", "--depth", "rows", "--replica-only", "--slice", "1/30");
    shell.dr("verify", "--slice", "30/30");
    assertThat(shell.engine.asked)
        .containsExactly(
            "verify [core] VerifyOptions[depth=ROWS, side=ITSELF,"
                + " slice=Optional[Slice[index=0, count=30]]]",
            "close",
            "verify [] VerifyOptions[depth=BYTES, side=SOURCE,"
                + " slice=Optional[Slice[index=29, count=30]]]",
            "close");
  }
}
