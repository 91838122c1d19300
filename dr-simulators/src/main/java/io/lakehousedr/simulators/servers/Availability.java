package io.lakehousedr.simulators.servers;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * What happens to a test whose server cannot be had. On a developer's machine the test is skipped
 * and the reason printed; where {@code CI=true} it fails, so that nothing is skipped unseen.
 */
public final class Availability {
  private final Map<String, String> environment;
  private final PrintStream printed;

  /** By this process's environment, printing to standard error. */
  public Availability() {
    this(System.getenv(), new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  Availability(Map<String, String> environment, PrintStream printed) {
    this.environment = environment;
    this.printed = printed;
  }

  /**
   * The exception that ends the test: throw it.
   *
   * @param reason what is missing and how to get it
   */
  public RuntimeException missing(String reason) {
    if ("true".equals(environment.get("CI"))) {
      return new IllegalStateException(reason + ". CI=true: nothing may be skipped");
    }
    printed.println("SKIPPED: " + reason);
    return new TestAbortedException(reason);
  }
}
