package io.lakehousedr.examples.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the demo is called.
 *
 * @param tables folders of Delta tables to use instead of the demo's own; they are only read
 * @param afterwards what becomes of the demo's folder
 */
record Arguments(List<Path> tables, Afterwards afterwards) {
  static final String USAGE =
      """
      usage: dr demo [--keep] [--tables LOCATION...]
        --keep                keep the demo's folder and say where it is
        --tables LOCATION...  use these Delta tables on this machine; they are only read\
      """;

  /** What becomes of the demo's folder. */
  enum Afterwards {
    REMOVE,
    KEEP
  }

  /** Copies the list. */
  Arguments {
    tables = List.copyOf(tables);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException for people, when it makes no sense
   */
  static Arguments parse(List<String> arguments) {
    List<Path> tables = new ArrayList<>();
    Afterwards afterwards = Afterwards.REMOVE;
    boolean located = false;
    for (String argument : arguments) {
      if (argument.equals("--keep")) {
        afterwards = Afterwards.KEEP;
      } else if (argument.equals("--tables")) {
        located = true;
      } else if (located && !argument.startsWith("-")) {
        tables.add(table(argument));
      } else {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    if (located && tables.isEmpty()) {
      throw new IllegalArgumentException("--tables needs a location");
    }
    return new Arguments(tables, afterwards);
  }

  private static Path table(String location) {
    String path = location.replaceFirst("^file:(//(?=/))?", "");
    Path folder = Path.of(path).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder.resolve("_delta_log"))) {
      throw new IllegalArgumentException(
          location + " is no Delta table on this machine: it has no folder _delta_log");
    }
    return folder;
  }
}
