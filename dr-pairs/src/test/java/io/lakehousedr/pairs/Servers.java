package io.lakehousedr.pairs;

import io.lakehousedr.simulators.servers.AzuriteServer;
import io.lakehousedr.simulators.servers.GcsServer;
import io.lakehousedr.simulators.servers.S3Server;
import io.lakehousedr.simulators.servers.TestServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The servers of all tests of this run: each is started when it is first asked for, and all end
 * with the last test. One that cannot be had skips the test, or fails it where {@code CI=true}.
 */
public final class Servers implements AutoCloseable {
  private final Map<Class<?>, TestServer> running = new HashMap<>();

  /** Amazon S3's protocol. */
  public S3Server s3() {
    return started(S3Server.class, S3Server::start);
  }

  AzuriteServer azurite() {
    return started(AzuriteServer.class, AzuriteServer::start);
  }

  GcsServer gcs() {
    return started(GcsServer.class, GcsServer::start);
  }

  private synchronized <S extends TestServer> S started(Class<S> kind, Supplier<S> start) {
    return kind.cast(running.computeIfAbsent(kind, missing -> start.get()));
  }

  @Override
  public synchronized void close() {
    running.values().forEach(TestServer::close);
  }

  /** Hands the one instance of a run to tests that ask for it. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Servers.class))
          .computeIfAbsent(Servers.class, missing -> new Servers(), Servers.class);
    }
  }
}
