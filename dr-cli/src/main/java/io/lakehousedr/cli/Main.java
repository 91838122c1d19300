package io.lakehousedr.cli;

import io.lakehousedr.cli.command.CommandTree;
import io.lakehousedr.cli.command.Root;
import io.lakehousedr.cli.host.Interruption;
import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.cli.host.Signals;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.host.Terminals;
import io.lakehousedr.cli.view.ExitCode;
import io.lakehousedr.core.runtime.Clock;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** The {@code dr} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Screen out = Terminals.out();
    Screen err = Terminals.err();
    Interruption interruption =
        new Interruption(
            Thread.currentThread(),
            Signals::onStop,
            () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
    int code =
        run(
            List.of(arguments),
            new Surroundings(
                out, err, System.getenv(), new LakehouseOpener(), Clock.system(), interruption));
    out.stream().flush();
    err.stream().flush();
    System.exit(code);
  }

  /**
   * Runs the command.
   *
   * @return its exit code
   */
  public static int run(List<String> arguments, Surroundings surroundings) {
    Root root = new Root(surroundings);
    Failures failures = new Failures(root, surroundings, arguments);
    int code = execute(root, failures, arguments);
    failures.output().end(code);
    surroundings.out().stream().flush();
    return code;
  }

  private static int execute(Root root, Failures failures, List<String> arguments) {
    try {
      return line(root, failures, arguments).execute(arguments.toArray(String[]::new));
    } catch (RuntimeException | Error e) {
      // Out of memory, a class that is missing: told like any other failure.
      return failures.failed(e);
    }
  }

  private static CommandLine line(Root root, Failures failures, List<String> arguments) {
    CommandLine line = CommandTree.of(root, arguments);
    line.setOut(writer(root.surroundings().out()));
    line.setErr(writer(root.surroundings().err()));
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return line;
  }

  private static PrintWriter writer(Screen screen) {
    return new PrintWriter(new OutputStreamWriter(screen.stream(), StandardCharsets.UTF_8), true);
  }
}
