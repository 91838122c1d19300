package io.lakehousedr.examples.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How the demo is called.
 *
 * @param tables folders of Delta tables to use instead of the demo's own; they are only read
 * @param folder to make everything in; empty for a temporary one
 * @param afterwards what becomes of the demo's folder
 */
record Arguments(List<Path> tables, Optional<Path> folder, Afterwards afterwards) {
  private static final String IN = "--in";

  static final String USAGE =
      """
      usage: dr demo [--keep | --in FOLDER] [--tables LOCATION...]
        --keep                keep the demo's folder and say where it is
        --in FOLDER           make everything in this new folder and keep it
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
   * Reads the command line; options and locations may stand in any order.
   *
   * @throws IllegalArgumentException for people, when it makes no sense
   */
  static Arguments parse(List<String> arguments) {
    List<Path> tables = new ArrayList<>();
    Optional<Path> folder = Optional.empty();
    Afterwards afterwards = Afterwards.REMOVE;
    boolean located = arguments.contains("--tables");
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      if (argument.equals(IN) || argument.startsWith(IN + "=")) {
        folder = Optional.of(folder(argument, rest));
        afterwards = Afterwards.KEEP;
      } else if (argument.equals("--keep")) {
        afterwards = Afterwards.KEEP;
      } else if (located && !argument.startsWith("-")) {
        tables.add(table(argument));
      } else if (!argument.equals("--tables")) {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    if (located && tables.isEmpty()) {
      throw new IllegalArgumentException("--tables needs a location");
    }
    return new Arguments(tables, folder, afterwards);
  }

  /** {@code --in=FOLDER} or {@code --in FOLDER}. */
  private static Path folder(String argument, Iterator<String> rest) {
    String name =
        argument.equals(IN)
            ? rest.hasNext() ? rest.next() : ""
            : argument.substring(IN.length() + 1);
    if (name.isEmpty() || name.startsWith("--")) {
      throw new IllegalArgumentException("--in needs a folder");
    }
    return Path.of(name).toAbsolutePath().normalize();
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
