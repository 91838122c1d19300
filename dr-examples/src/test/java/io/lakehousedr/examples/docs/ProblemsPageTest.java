package io.lakehousedr.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/problems.md equal to the codes. {@code DOCS_WRITE=true} in the environment writes the
 * page instead of comparing it.
 */
class ProblemsPageTest {
  private static final Path PAGE = Pages.ROOT.resolve("docs/problems.md");

  @Test
  void saysWhatTheCodesSay() throws IOException {
    if ("true".equals(System.getenv("DOCS_WRITE"))) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Problems

            Every message of the engine begins with a stable code. `dr explain CODE` prints the
            same as this page, which is generated from the codes by a test
            (`ProblemsPageTest`). 1xxx is configuration, 2xxx Delta tables, 3xxx storage, 4xxx
            decision log and cuts, 5xxx roles, 6xxx verification.

            | code | what is wrong | why it matters | what to do |
            |---|---|---|---|
            """);
    for (Problem problem : Problem.values()) {
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(problem.code(), problem.title(), problem.why(), problem.remedy()));
    }
    return page.toString();
  }
}
