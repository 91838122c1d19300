package io.lakehousedr.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/** Sets the log up. In code and not in a file, because reading one takes longer than a command. */
public final class Logs {
  private static final String OWN = "io.lakehousedr";

  private Logs() {}

  /**
   * Begins to log as wanted; what was set up before ends.
   *
   * @throws DrException CONFIG_UNREADABLE when the file cannot be written
   */
  public static void start(LogSettings settings, PrintStream err) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      // Embedded beside another binding, which has its own settings.
      return;
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.WARN);
    context.getLogger(OWN).setLevel(level(settings));
    // Both say on every start that there is no Hadoop installation; none is wanted.
    context.getLogger("org.apache.hadoop.util.NativeCodeLoader").setLevel(Level.ERROR);
    context.getLogger("org.apache.hadoop.util.Shell").setLevel(Level.ERROR);
    // What it has to say comes as an exception as well.
    context.getLogger("com.amazonaws").setLevel(Level.ERROR);
    console(settings, context, err);
    settings.file().ifPresent(file -> add(context, appender(settings, open(file))));
  }

  /** Writes a failure with its stack trace. */
  public static void failure(Throwable failure) {
    LoggerFactory.getLogger(Logs.class).error("the command failed", failure);
  }

  private static Level level(LogSettings settings) {
    boolean verbose = settings.console() == LogSettings.Console.VERBOSE;
    return Level.toLevel(System.getenv("DR_LOG_LEVEL"), verbose ? Level.DEBUG : Level.INFO);
  }

  private static void console(LogSettings settings, LoggerContext context, PrintStream err) {
    switch (settings.console()) {
      case SILENT -> {}
      case WARNINGS -> add(context, new LineAppender(err, new BriefLines()));
      case VERBOSE -> add(context, appender(settings, err));
    }
  }

  private static LineAppender appender(LogSettings settings, PrintStream stream) {
    return new LineAppender(
        stream, settings.format() == LogFormat.JSON ? new JsonLines() : new TextLines());
  }

  private static void add(LoggerContext context, LineAppender appender) {
    appender.setContext(context);
    appender.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private static PrintStream open(Path file) {
    try {
      return new PrintStream(
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          true,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DrException(
          Problem.CONFIG_UNREADABLE, "the log file " + file + " cannot be written", e);
    }
  }
}
