package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** One of the processes of {@link FileStoreProcessesTest}. */
final class FileStoreRacer {
  private final FileStore store;
  private final Path folder;
  private final int number;
  private final int processes;
  private final int rounds;

  private FileStoreRacer(String... arguments) {
    this.folder = Path.of(arguments[1]);
    this.store = FileStoreTest.open(folder);
    this.number = Integer.parseInt(arguments[2]);
    this.processes = Integer.parseInt(arguments[3]);
    this.rounds = Integer.parseInt(arguments[4]);
  }

  /** Takes: what, folder, number, processes, rounds. Says which rounds it won. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    FileStoreRacer racer = new FileStoreRacer(arguments);
    for (int round = 0; round < racer.rounds; round++) {
      if (arguments[0].equals("create")) {
        racer.meet(round);
        racer.create(round);
      } else {
        racer.count();
      }
    }
  }

  static byte[] content(int number) {
    byte[] bytes = new byte[300_000];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  /** Waits until all processes have come to this round. */
  private void meet(int round) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("meet/" + round));
    Files.createFile(place.resolve(String.valueOf(number)));
    while (present(place) < processes) {
      Thread.sleep(1);
    }
  }

  private static long present(Path place) throws IOException {
    try (Stream<Path> there = Files.list(place)) {
      return there.count();
    }
  }

  private void create(int round) {
    try {
      ObjectPath path = ObjectPath.of("race/" + round);
      store.create(path, Content.of(content(number)), WriteOptions.LAZY);
      System.out.println(round + " " + number);
    } catch (DrException e) {
      require(e, ErrorKind.ALREADY_EXISTS);
    }
  }

  private void count() throws IOException {
    for (boolean done = false; !done; ) {
      try {
        ObjectEntry now = store.head(ObjectPath.of("count")).orElseThrow();
        store.replace(now.path(), now.version(), next(now), WriteOptions.LAZY);
        done = true;
      } catch (DrException e) {
        require(e, ErrorKind.CONFLICT);
      }
    }
  }

  private Content next(ObjectEntry now) throws IOException {
    try (InputStream in = store.open(now.path(), ByteRange.ALL, Optional.of(now.version()))) {
      int count = Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return Content.of(String.format("%05d", count + 1).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void require(DrException e, ErrorKind kind) {
    if (e.kind() != kind) {
      throw e;
    }
  }
}
