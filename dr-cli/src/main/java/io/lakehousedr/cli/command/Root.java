package io.lakehousedr.cli.command;

import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.log.LogFormat;
import io.lakehousedr.cli.log.LogSettings;
import io.lakehousedr.cli.log.Logs;
import io.lakehousedr.cli.text.Style;
import io.lakehousedr.cli.view.ExitCode;
import io.lakehousedr.core.config.ConfigLoader;
import io.lakehousedr.core.config.LoadedConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a name of a subcommand, and the options of all commands. */
@Command(
    name = "dr",
    versionProvider = Version.class,
    customSynopsis = "dr [OPTIONS] COMMAND [ARGUMENTS]",
    description = "Keeps a secondary region able to take over a lakehouse, and proves it.",
    exitCodeList = {
      "0:done",
      "1:failed, as does every code that is not listed",
      "64:bad usage",
      "130:interrupted; dr COMMAND --help lists those of a command"
    },
    footer = {
      "  dr validate -c dr.json     is the configuration sound?",
      "  dr plan core_product       what would a sync do?",
      "  dr sync                    bring every group to a new cut",
      "  dr status                  worst first",
      "  dr COMMAND --help          options, exit codes and examples of a command"
    })
public final class Root implements Callable<Integer> {
  private static final String STANDARD_FILE = "dr.json";

  private final Surroundings surroundings;

  @Option(
      names = {"-c", "--config"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The configuration; else $DR_CONFIG, else ./dr.json.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer as lines of JSON, ending with a line of type \"end\".")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress and no warnings.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show the log, stack traces included, on standard error.")
  private boolean verbose;

  @Option(
      names = "--log-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Append the log, stack traces included, to a file.")
  private Optional<Path> logFile = Optional.empty();

  @Option(
      names = "--log-format",
      scope = ScopeType.INHERIT,
      paramLabel = "text|json",
      description = "How the log is written.")
  private LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; NO_COLOR in the environment says the same.")
  private boolean plain;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  @Spec private CommandSpec spec = CommandSpec.create();

  private boolean logging;

  /** Options as yet unset. */
  public Root(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What surrounds the command. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** The configuration file as it was named. */
  Path configFile() {
    return config.orElseGet(
        () -> Path.of(surroundings.environment().getOrDefault("DR_CONFIG", STANDARD_FILE)));
  }

  LoadedConfig loadConfig() {
    return ConfigLoader.load(configFile());
  }

  /** Whether nobody wants progress or warnings. */
  boolean isQuiet() {
    return quiet || json;
  }

  /** Begins to log, once. */
  void startLog() {
    if (!logging) {
      logging = true;
      Logs.start(logSettings(), surroundings.err().stream());
    }
  }

  /** Writes a failure with its stack trace to the log, where one is wanted. */
  public void log(Throwable failure) {
    if (verbose || logFile.isPresent()) {
      startLog();
      Logs.failure(failure);
    }
  }

  private LogSettings logSettings() {
    LogSettings.Console console =
        verbose
            ? LogSettings.Console.VERBOSE
            : isQuiet() ? LogSettings.Console.SILENT : LogSettings.Console.WARNINGS;
    return new LogSettings(logFile, logFormat, console);
  }

  /** Where answers go. */
  public Output output() {
    return new Output(
        surroundings,
        json ? Output.Form.JSON : Output.Form.TEXT,
        plain ? Style.PLAIN : Style.COLOURED);
  }

  /** Without a subcommand there is only help. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
