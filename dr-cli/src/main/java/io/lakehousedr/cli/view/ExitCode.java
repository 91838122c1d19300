package io.lakehousedr.cli.view;

/** How a command tells its outcome to the shell. A code that is not here is a failure. */
public final class ExitCode {
  /** All succeeded; a plan has nothing to do. */
  public static final int OK = 0;

  /** All failed, or the command itself did. */
  public static final int FAILED = 1;

  /** A plan has something to do. */
  public static final int CHANGES = 2;

  /** A plan cannot be carried out for at least one group. */
  public static final int BLOCKED = 3;

  /** Some failed, others succeeded. */
  public static final int SOME_FAILED = 4;

  /** The command was not understood (EX_USAGE of sysexits.h). */
  public static final int USAGE = 64;

  /** Ended by Ctrl-C or TERM. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The code for that many failures. */
  public static int of(long failed, long all) {
    if (failed == 0) {
      return OK;
    }
    return failed == all ? FAILED : SOME_FAILED;
  }
}
