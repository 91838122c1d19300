package io.lakehousedr.cli.host;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process's own streams. */
public final class Terminals {
  /** The launcher tells which of the descriptors 1 and 2 are terminals: Java 17 cannot. */
  private static final String TOLD = "dr.terminals";

  private Terminals() {}

  /** Standard output. */
  public static Screen out() {
    return screen(FileDescriptor.out, "1");
  }

  /** Standard error. */
  public static Screen err() {
    return screen(FileDescriptor.err, "2");
  }

  private static Screen screen(FileDescriptor descriptor, String number) {
    // UTF-8 also in a "C" locale: JSON demands it and names survive it.
    PrintStream stream =
        new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    return new Screen(stream, isTerminal(number) ? Screen.Kind.TERMINAL : Screen.Kind.PIPE);
  }

  private static boolean isTerminal(String number) {
    String told = System.getProperty(TOLD);
    return told == null ? isConsole(System.console()) : told.contains(number);
  }

  /** From Java 22 on there is a console without a terminal too. */
  private static boolean isConsole(@org.jspecify.annotations.Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
