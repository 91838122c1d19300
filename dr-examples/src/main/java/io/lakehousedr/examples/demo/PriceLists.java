package io.lakehousedr.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of plain files that moves with the group's tables: a price list for each country. */
record PriceLists(Path primary, Path secondary) {
  /** The folder's name below the data root. */
  static final String FOLDER = "prices";

  static PriceLists in(Path folder) {
    return new PriceLists(
        folder.resolve("primary/data").resolve(FOLDER),
        folder.resolve("secondary").resolve(FOLDER));
  }

  /** Writes one edition: every file is replaced, and one that the last edition had is gone. */
  void publish(int edition) throws IOException {
    Files.createDirectories(primary);
    for (String country : new String[] {"DE", "FR", "NL"}) {
      Files.writeString(
          primary.resolve(country + ".csv"), "edition," + edition + "\ncountry," + country + "\n");
    }
    Files.writeString(primary.resolve("edition-" + edition + ".txt"), "valid now\n");
    Files.deleteIfExists(primary.resolve("edition-" + (edition - 1) + ".txt"));
  }

  /** Names and contents at the primary. */
  Map<String, String> atPrimary() throws IOException {
    return read(primary);
  }

  /** Names and contents at the secondary. */
  Map<String, String> atSecondary() throws IOException {
    return read(secondary);
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(PriceLists::isPlain).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  /** The lock of a local store is no file of the folder's. */
  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file) && !String.valueOf(file.getFileName()).startsWith(".dr-");
  }
}
