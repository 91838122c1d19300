package io.lakehousedr.cli;

import io.lakehousedr.cli.host.Interruption;
import io.lakehousedr.cli.host.Signals;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.host.Terminals;
import io.lakehousedr.core.runtime.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The command in a process of its own, with an engine that hangs. */
final class HangingMain {
  private HangingMain() {}

  /**
   * Runs {@code dr sync}.
   *
   * @param arguments a folder, and {@code deaf} for an engine that does not hear interrupts
   */
  public static void main(String[] arguments) {
    Shell shell = new Shell(Path.of(arguments[0]));
    boolean deaf = arguments[1].equals("deaf");
    shell.engine.before = () -> hang(deaf);
    Interruption interruption =
        new Interruption(
            Thread.currentThread(), Signals::onStop, () -> Runtime.getRuntime().halt(130));
    System.exit(
        Main.run(
            List.of("sync", "-c", shell.config().toString()),
            new Surroundings(
                Terminals.out(),
                Terminals.err(),
                System.getenv(),
                shell,
                Clock.system(),
                interruption)));
  }

  private static void hang(boolean deaf) {
    System.err.println("hanging");
    do {
      try {
        Clock.system().sleep(Duration.ofMinutes(1));
      } catch (java.util.concurrent.CancellationException e) {
        if (!deaf) {
          throw e;
        }
        Thread.interrupted();
      }
    } while (deaf);
  }
}
