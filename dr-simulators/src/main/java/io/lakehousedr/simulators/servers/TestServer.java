package io.lakehousedr.simulators.servers;

import java.net.URI;

/** A server for tests that is running on this machine. Thread-safe. */
public interface TestServer extends AutoCloseable {
  /**
   * Where it answers, as clients are configured with it, for example {@code http://127.0.0.1:N}.
   */
  URI endpoint();

  /** Ends it; what it kept is gone. Idempotent. */
  @Override
  void close();
}
