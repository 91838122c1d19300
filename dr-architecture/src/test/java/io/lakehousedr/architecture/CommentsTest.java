package io.lakehousedr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What embedders and authors of adapters see is described to the last method. */
class CommentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"dr-api", "dr-testkit"})
  void everythingPublicIsDescribed(String module) throws IOException {
    Comments.Found found = Comments.in(Module.named(module).mainSources());
    assertThat(found.looked()).isGreaterThan(40);
    assertThat(found.missing()).isEmpty();
  }

  @Test
  void findsWhatIsNot() throws IOException {
    Path source =
        Module.named("dr-architecture")
            .folder()
            .resolve("src/test/java/violations/engine/Undocumented.java");
    Comments.Found found = Comments.in(List.of(source));
    assertThat(found.missing())
        .extracting(text -> text.substring(text.lastIndexOf(' ') + 1))
        .containsExactly("Undocumented", "run", "Kind", "Pair", "sum");
  }
}
