package io.lakehousedr.examples.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The demo: keeps a small lakehouse on this machine safe while the process that does it is killed,
 * and reads back everything it claims. {@code dr demo} runs it.
 */
public final class Demo {
  private Demo() {}

  /** Runs the demo and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code = run(List.of(arguments), System.out);
    System.out.flush();
    System.exit(code);
  }

  /**
   * Runs the demo in a folder of its own.
   *
   * @param arguments as {@code --help} tells
   * @param out where it tells its story; stays open
   * @return 0 when all it claims was true, 1 when not, 2 when the arguments make no sense
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.contains("--help")) {
      out.println(Arguments.USAGE);
      return 0;
    }
    try {
      return run(Arguments.parse(arguments), out);
    } catch (IllegalArgumentException e) {
      out.println("dr demo: " + e.getMessage());
      out.println(Arguments.USAGE);
      return 2;
    }
  }

  private static int run(Arguments arguments, PrintStream out) {
    Story story = new Story(out);
    try (WorkFolder folder = WorkFolder.create(arguments)) {
      out.println("Lakehouse DR: the demo, in " + folder.path());
      if (arguments.tables().isEmpty()) {
        ShopDemo.run(folder.path(), story);
      } else {
        OwnTablesDemo.run(folder.path(), arguments.tables(), story);
      }
      story.end(folder.fate());
      return story.exitCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the demo was interrupted");
    }
  }
}
