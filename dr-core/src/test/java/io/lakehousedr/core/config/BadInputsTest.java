package io.lakehousedr.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of {@code bad-inputs.txt}: what is wrong, the input, and word for word what is said of
 * it. Inputs of kind {@code group} and {@code workspace} begin at line 2, column 1.
 */
class BadInputsTest {
  /** One case. */
  record Case(String kind, String name, String input, List<String> expected) {
    String text() {
      return switch (kind) {
        case "group" -> Samples.groups(input);
        case "workspace" -> Samples.workspace(input);
        default -> input;
      };
    }

    @Override
    public String toString() {
      return kind + ": " + name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = BadInputsTest.class.getResourceAsStream("/config/bad-inputs.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("\n@")).map(block -> parse(block.replaceFirst("^@", "")));
    }
  }

  private static Case parse(String block) {
    List<String> lines = block.lines().toList();
    String[] head = lines.get(0).split("[ ]", 2);
    String[] rest = head[1].split("\\|", 2);
    return new Case(head[0], rest[0], unescape(rest[1]), lines.subList(1, lines.size()));
  }

  private static String unescape(String input) {
    return input.replace("\\n", "\n").replace("\\u0001", "\u0001");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongWhereAndWhatToDo(Case bad) {
    LoadedConfig loaded = Samples.load(bad.text());
    assertEquals(
        String.join("\n", bad.expected()),
        String.join("\n", Samples.problems(loaded)).replace(Samples.FILE + ":", ""));
    assertFalse(loaded.isSound());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsWrongIsLeftOutAndTheGoodGroupStays(Case bad) {
    LoadedConfig loaded = Samples.load(bad.text());
    assertFalse(loaded.leftOut().isEmpty());
    if (bad.kind().equals("workspace")) {
      assertTrue(loaded.isLeftOut("east", "good"));
    }
    if (bad.kind().equals("group")) {
      assertTrue(Samples.groupNames(loaded).contains("good"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noMessageHoldsASecret(Case bad) {
    String said = String.join("\n", Samples.problems(Samples.load(bad.text())));
    Stream.of("dapi0", "eyJ", "YWJj").forEach(secret -> assertFalse(said.contains(secret), said));
  }
}
