package io.lakehousedr.cli;

import io.lakehousedr.cli.command.Output;
import io.lakehousedr.cli.command.Root;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.text.Style;
import io.lakehousedr.cli.view.ExitCode;
import io.lakehousedr.cli.view.Faults;
import io.lakehousedr.error.DrException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong: code, message, remedy. Stack traces go to the log only. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Root root;
  private final Surroundings surroundings;
  private final List<String> arguments;

  Failures(Root root, Surroundings surroundings, List<String> arguments) {
    this.root = root;
    this.surroundings = surroundings;
    this.arguments = arguments;
  }

  /** As asked for, also where the command line could not be parsed. */
  Output output() {
    return arguments.contains("--json")
        ? new Output(surroundings, Output.Form.JSON, Style.PLAIN)
        : root.output();
  }

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    List<String> hints = new ArrayList<>();
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof UnmatchedArgumentException unmatched) {
      message = Unmatched.message(unmatched);
      hints.addAll(Unmatched.hints(unmatched));
    }
    hints.add("help: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    output().misused(message, hints);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
    return failed(problem);
  }

  int failed(Throwable problem) {
    // The flag would disturb what is written from here on.
    Thread.interrupted();
    if (surroundings.interruption().isRequested()) {
      root.log(problem);
      output().interrupted();
      return ExitCode.INTERRUPTED;
    }
    DrException error = problem instanceof DrException known ? known : Faults.unexpected(problem);
    root.log(problem);
    output().failure(error);
    return ExitCode.FAILED;
  }
}
