package io.lakehousedr.testkit;

import io.lakehousedr.testkit.TcpFault.Direction;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Carries the bytes of one direction of one connection. */
final class Pump implements Runnable {
  private final TcpProxy proxy;
  private final Direction direction;
  private final Socket from;
  private final Socket to;

  Pump(TcpProxy proxy, Direction direction, Socket from, Socket to) {
    this.proxy = proxy;
    this.direction = direction;
    this.from = from;
    this.to = to;
  }

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      // It is closed as far as anybody can tell.
      return;
    }
  }

  @Override
  public void run() {
    try {
      if (carryAll()) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      close(from);
      close(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the stream came to its own end. */
  private boolean carryAll() throws IOException, InterruptedException {
    byte[] block = new byte[8192];
    InputStream in = from.getInputStream();
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      if (!carry(block, read)) {
        return false;
      }
    }
    return true;
  }

  private boolean carry(byte[] block, int length) throws IOException, InterruptedException {
    int done = 0;
    while (done < length) {
      TcpProxy.Step step = proxy.step(direction, length - done);
      to.getOutputStream().write(block, done, step.pass());
      to.getOutputStream().flush();
      done += step.pass();
      if (step.fault().isPresent() && !survives(step.fault().get())) {
        return false;
      }
    }
    return true;
  }

  /** Lets the fault happen; whether bytes go on. */
  private boolean survives(TcpFault fault) throws IOException, InterruptedException {
    if (fault instanceof TcpFault.Delay delay) {
      Thread.sleep(delay.time().toMillis());
      return true;
    }
    if (fault instanceof TcpFault.Stall) {
      return false;
    }
    if (fault instanceof TcpFault.Answer answer) {
      answer(answer);
    } else if (fault instanceof TcpFault.Reset) {
      client().setSoLinger(true, 0);
    }
    close(from);
    close(to);
    return false;
  }

  private Socket client() {
    return direction == Direction.TO_SERVER ? from : to;
  }

  /** Reads on until the client has its answer: closing before would take it away again. */
  private void answer(TcpFault.Answer answer) throws IOException {
    client().getOutputStream().write(answer.text().getBytes(StandardCharsets.ISO_8859_1));
    client().shutdownOutput();
    client().setSoTimeout(5000);
    client().getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
  }
}
