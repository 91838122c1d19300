package io.lakehousedr.cli.command;

import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.view.ExitCode;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Loses and saves a small lakehouse on this machine, step by step.",
    exitCodeList = {
      "0:the demo came to its end",
      "1:it failed, or is not installed",
      "130:interrupted"
    },
    footer = {"  dr demo"})
final class DemoCommand implements Callable<Integer> {
  private static final String DEMO = "io.lakehousedr.examples.demo.Demo";

  private final Root root;

  @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "Passed on to the demo.")
  private List<String> arguments = new ArrayList<>();

  DemoCommand(Root root) {
    this.root = root;
  }

  /** The demo has options of its own, whose order counts: they are passed on where they stand. */
  @Spec
  void keepOrder(CommandSpec spec) {
    spec.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws Exception {
    PrintStream out = root.surroundings().out().stream();
    try {
      // By reflection: the examples depend on this module, not the other way round.
      Class<?> demo = Class.forName(DEMO);
      return (int)
          demo.getMethod("run", List.class, PrintStream.class).invoke(null, arguments, out);
    } catch (ClassNotFoundException e) {
      root.output().warn(DemoCommand::absent);
      return ExitCode.FAILED;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void absent(Page page) {
    page.line("dr: the demo is not installed: it is part of dr-examples");
    page.line("    in a source tree: mvn -B -ntp package, then bin/dr demo");
    page.line("    elsewhere: put dr-examples.jar beside dr.jar in the lib folder");
  }
}
