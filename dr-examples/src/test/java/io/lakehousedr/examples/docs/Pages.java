package io.lakehousedr.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown pages of the project. */
final class Pages {
  /** The folder of the whole source tree. */
  static final Path ROOT = root();

  private static final Pattern BLOCK =
      Pattern.compile("^```(.*)\\n((?s:.*?))^```$", Pattern.MULTILINE);

  private Pages() {}

  /** The README and everything below docs that this module answers for. */
  static List<Path> all() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), files)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.endsWith("cli.md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fenced blocks of a page whose info string is {@code info}, in their order. */
  static List<String> blocks(Path page, String info) {
    return BLOCK
        .matcher(text(page))
        .results()
        .filter(block -> block.group(1).strip().equals(info))
        .map(Pages::content)
        .toList();
  }

  private static String content(MatchResult block) {
    return block.group(2);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("dr-api"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder;
  }
}
