package io.lakehousedr.cli.host;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Ends the command's thread when somebody asks for it: the first time by interrupting it, so that
 * it leaves a state to go on from, the second time at once. Thread-safe.
 */
public final class Interruption {
  private final Thread worker;
  private final Consumer<Runnable> signals;
  private final Runnable force;
  private volatile boolean requested;

  /**
   * Nothing is asked yet.
   *
   * @param worker the thread that runs the command
   * @param signals arranges that its argument is run whenever somebody asks
   * @param force ends the process at once
   */
  public Interruption(Thread worker, Consumer<Runnable> signals, Runnable force) {
    this.worker = worker;
    this.signals = signals;
    this.force = force;
  }

  /** From now on signals are heard; before, they end the process at once. */
  public void arm(PrintStream err) {
    signals.accept(() -> request(err));
  }

  /** Whether somebody has asked. */
  public boolean isRequested() {
    return requested;
  }

  private synchronized void request(PrintStream err) {
    if (requested) {
      force.run();
      return;
    }
    requested = true;
    err.print("\nstopping; once more ends it at once\n");
    err.flush();
    worker.interrupt();
  }
}
