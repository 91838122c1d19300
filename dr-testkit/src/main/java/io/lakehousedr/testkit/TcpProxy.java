package io.lakehousedr.testkit;

import io.lakehousedr.testkit.TcpFault.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands before a server of this machine, on the loopback address, and lets befall its connections
 * what a plan says: counted in bytes, so that a client that does the same meets the same. Faults
 * happen once. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket server;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final List<Planned> plan = new ArrayList<>();
  private final Map<Direction, Long> carried = new EnumMap<>(Direction.class);
  private int connections;

  private static final class Planned {
    private final Direction direction;
    private final TcpFault fault;
    private long left;

    Planned(Direction direction, long left, TcpFault fault) {
      this.direction = direction;
      this.left = left;
      this.fault = fault;
    }
  }

  /**
   * How far bytes may go.
   *
   * @param pass that many, then
   * @param fault what befalls the connection, if anything
   */
  record Step(int pass, Optional<TcpFault> fault) {}

  private TcpProxy(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /** Starts one before a port of the loopback address. */
  public static TcpProxy before(int port) {
    try {
      TcpProxy proxy =
          new TcpProxy(port, new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      Pump.start("tcp-proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** The server's address with this proxy's port. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /**
   * Lets {@code fault} befall the connection that carries the byte after the next {@code bytes} in
   * that direction, counted from now over all connections.
   */
  public synchronized TcpProxy after(Direction direction, long bytes, TcpFault fault) {
    plan.add(new Planned(direction, bytes, fault));
    return this;
  }

  /** How many connections have been made. */
  public synchronized int connections() {
    return connections;
  }

  /** How many bytes have gone in that direction, over all connections. */
  public synchronized long carried(Direction direction) {
    return carried.getOrDefault(direction, 0L);
  }

  /** How many faults have not befallen anything yet. */
  public synchronized int pending() {
    return plan.size();
  }

  /** Counts bytes that are about to go; asked again for those that were left. */
  synchronized Step step(Direction direction, int bytes) {
    Optional<Planned> due = Optional.empty();
    long pass = bytes;
    for (Planned each : plan) {
      if (each.direction == direction && each.left < pass) {
        due = Optional.of(each);
        pass = each.left;
      }
    }
    long passed = pass;
    plan.stream().filter(it -> it.direction == direction).forEach(it -> it.left -= passed);
    due.ifPresent(plan::remove);
    carried.merge(direction, passed, Long::sum);
    return new Step((int) pass, due.map(it -> it.fault));
  }

  private void accept() {
    while (!server.isClosed()) {
      acceptOne();
    }
  }

  private void acceptOne() {
    try {
      Socket client = server.accept();
      sockets.add(client);
      connect(client);
    } catch (IOException e) {
      // Closed, or a client that is gone already: whoever waits is told by its own socket.
      return;
    }
  }

  private void connect(Socket client) throws IOException {
    synchronized (this) {
      connections++;
    }
    try {
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(to);
      Pump.start("tcp-proxy-up", new Pump(this, Direction.TO_SERVER, client, to));
      Pump.start("tcp-proxy-down", new Pump(this, Direction.TO_CLIENT, to, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  /** Ends it, and all connections. Idempotent. */
  @Override
  public void close() {
    Pump.close(server);
    for (Iterator<Socket> each = sockets.iterator(); each.hasNext(); ) {
      Pump.close(each.next());
    }
  }
}
