package io.lakehousedr.examples.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
   * Reads the command line.
   *
   * @throws IllegalArgumentException for people, when it makes no sense
   */
  static Arguments parse(List<String> arguments) {
    List<Path> tables = new ArrayList<>();
    Optional<Path> folder = Optional.empty();
    Afterwards afterwards = Afterwards.REMOVE;
    String option = "";
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        option = known(argument);
        afterwards = option.equals("--tables") ? afterwards : Afterwards.KEEP;
      } else if (option.equals("--tables")) {
        tables.add(table(argument));
      } else if (option.equals("--in") && folder.isEmpty()) {
        folder = Optional.of(Path.of(argument).toAbsolutePath().normalize());
      } else {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    require(arguments, "--tables", tables.isEmpty());
    require(arguments, "--in", folder.isEmpty());
    return new Arguments(tables, folder, afterwards);
  }

  private static String known(String option) {
    if (!List.of("--keep", "--tables", "--in").contains(option)) {
      throw new IllegalArgumentException("unknown argument " + option);
    }
    return option;
  }

  private static void require(List<String> arguments, String option, boolean missing) {
    if (missing && arguments.contains(option)) {
      throw new IllegalArgumentException(option + " needs a location");
    }
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
