package io.lakehousedr.simulators.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs beside the tests and ends with them: at {@link #close}, and at the end of
 * this JVM at the latest. What it prints goes into a file. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int SHOWN = 4000;

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread atExit;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.atExit = new Thread(this::kill, "end " + name);
  }

  /**
   * Starts a program.
   *
   * @param name for messages
   * @param environment added to this process's own
   * @param log the file that gets what it prints
   */
  public static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(log.toFile());
    try {
      ChildProcess child = new ChildProcess(name, builder.start(), log);
      Runtime.getRuntime().addShutdownHook(child.atExit);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started: " + command, e);
    }
  }

  /**
   * Runs a program to its end, for example to install something.
   *
   * @throws IllegalStateException when it fails or takes longer, with the end of what it printed
   */
  public static void run(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Duration patience) {
    try (ChildProcess child = start(name, command, environment, log)) {
      if (!child.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          || child.process.exitValue() != 0) {
        throw new IllegalStateException(name + " failed" + child.printed());
      }
    } catch (InterruptedException e) {
      throw interrupted(name, e);
    }
  }

  /**
   * Returns when it listens on a port of the loopback address.
   *
   * @throws IllegalStateException when it ends first or takes longer
   */
  public ChildProcess awaitPort(int port, Duration patience) {
    long tries = Math.max(1, patience.dividedBy(POLL));
    while (!process.isAlive() || !isOpen(port)) {
      pause();
      if (--tries < 0 || !process.isAlive()) {
        close();
        throw new IllegalStateException(
            name + " does not listen on port " + port + " after " + patience + printed());
      }
    }
    return this;
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      close();
      throw interrupted(name, e);
    }
  }

  private static IllegalStateException interrupted(String name, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for " + name, e);
  }

  /** Whether it is still running. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it printed, for messages. */
  public String printed() {
    try {
      String text = Files.readString(log);
      return "; it printed:\n" + text.substring(Math.max(0, text.length() - SHOWN));
    } catch (IOException e) {
      return "; what it printed cannot be read: " + e;
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends it and what it started, and waits until it is gone. Idempotent. */
  @Override
  public void close() {
    kill();
    process.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is on its way out, and the hook with it.
      return;
    }
  }
}
