package io.lakehousedr.core.store.local;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.store.WriteOptions.Durability;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the files that were written since the last time durable, together. Thread-safe. */
final class Barrier {
  private static final int MOST = 10_000;
  private static final int AT_ONCE = 8;

  /** Up to here it is quicker to force each file than to flush all that others write as well. */
  private static final int FEW = 32;

  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  private final FileRoot root;
  private final Tasks tasks;
  private final DurableFolders folders = new DurableFolders();
  private final Set<Path> written = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Long device;

  Barrier(FileRoot root, Tasks tasks) {
    this.root = root;
    this.tasks = tasks;
  }

  /** Whether a file may wait for the barrier; one on a disk mounted below the root may not. */
  boolean defers(WriteOptions options, FileStamp stamp) throws IOException {
    return options.durability() == Durability.AT_BARRIER && stamp.device() == device();
  }

  /** That of the root, looked up once like the root itself: every file asks, twice. */
  private long device() throws IOException {
    Long known = device;
    if (known == null) {
      known = FileStamp.of(root.folder()).device();
      device = known;
    }
    return known;
  }

  /** Before a write: keeps what waits from growing without end. */
  void makeRoom() {
    if (written.size() >= MOST) {
      force();
    }
  }

  void add(Path file) {
    written.add(file);
  }

  /** A file that others wrote waits for the barrier too, where that reaches it. */
  void adopt(FileRoot.Found there) throws IOException {
    if (there.stamp().device() == device()) {
      makeRoom();
      add(there.file());
    } else {
      Fsync.file(there.file());
      forceName(there.file());
    }
  }

  /** Returns when a file that does not wait has a durable name. */
  void forceName(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      folders.force(folder, root.folder());
    }
  }

  /** Returns when all that was added is durable. */
  void force() {
    List<Path> due = List.copyOf(written);
    if (due.size() <= FEW || !syncedTogether()) {
      oneByOne(due);
    }
    due.forEach(written::remove);
  }

  /** {@code sync -f} asks the kernel for the whole file system at once. */
  private boolean syncedTogether() {
    Optional<Path> program =
        Stream.of("/usr/bin/sync", "/bin/sync")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    return LINUX && program.isPresent() && run(program.get());
  }

  private boolean run(Path program) {
    try {
      return ended(
              new ProcessBuilder(program.toString(), "-f", root.folder().toString())
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start())
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw Cancellation.cancelled();
    } finally {
      process.destroy();
    }
  }

  void oneByOne(List<Path> due) {
    tasks.each(due.stream(), AT_ONCE, file -> forced(() -> Fsync.file(file)));
    tasks.each(
        due.stream().map(Path::getParent).distinct(),
        AT_ONCE,
        folder -> forced(() -> folders.force(folder, root.folder())));
  }

  private void forced(Forcing forcing) {
    Cancellation.check();
    try {
      forcing.run();
    } catch (IOException e) {
      throw new DrException(
          Problem.STORE_UNAVAILABLE,
          root.location()
              + ": what was written cannot be made durable: "
              + e
              + "; it may be lost in a power cut. Check the disk and run again.",
          e);
    }
  }

  @FunctionalInterface
  private interface Forcing {
    void run() throws IOException;
  }
}
