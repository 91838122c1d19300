package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.testkit.TcpFault.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    echo = server;
    Pump.start("echo", () -> echoAll(server));
    proxy = TcpProxy.before(server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    proxy.close();
    echo.close();
  }

  private static void echoAll(ServerSocket server) {
    while (!server.isClosed()) {
      echoOne(server);
    }
  }

  private static void echoOne(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The proxy broke the connection, as it was told to.
      return;
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String receive(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }

  @Test
  void withoutAPlanEverythingGoesThrough() throws IOException {
    try (Socket one = connect()) {
      send(one, "hello");
      assertThat(receive(one, 5)).isEqualTo("hello");
      one.shutdownOutput();
      assertThat(receive(one, 1)).isEmpty();
    }
    assertThat(proxy.connections()).isEqualTo(1);
    assertThat(proxy.carried(Direction.TO_SERVER)).isEqualTo(5);
  }

  @Test
  void anAnswerIsCutAfterSoManyBytesAndTheNextIsWhole() throws IOException {
    proxy.after(Direction.TO_CLIENT, 3, new TcpFault.Cut());
    try (Socket one = connect()) {
      send(one, "hello");
      assertThat(receive(one, 5)).isEqualTo("hel");
    }
    assertThat(proxy.pending()).isZero();
    try (Socket other = connect()) {
      send(other, "hello");
      assertThat(receive(other, 5)).isEqualTo("hello");
    }
  }

  @Test
  void aRequestIsCutBeforeItsFirstByte() throws IOException {
    proxy.after(Direction.TO_SERVER, 0, new TcpFault.Cut());
    try (Socket one = connect()) {
      send(one, "hello");
      assertThat(receive(one, 5)).isEmpty();
    }
  }

  @Test
  void bytesAreCountedOverConnections() throws IOException {
    proxy.after(Direction.TO_SERVER, 7, new TcpFault.Cut());
    try (Socket one = connect()) {
      send(one, "hello");
      assertThat(receive(one, 5)).isEqualTo("hello");
    }
    try (Socket other = connect()) {
      send(other, "hello");
      assertThat(receive(other, 5)).hasSizeLessThanOrEqualTo(2);
    }
    assertThat(proxy.pending()).isZero();
  }

  @Test
  void aResetIsNoEnd() throws IOException {
    proxy.after(Direction.TO_CLIENT, 0, new TcpFault.Reset());
    try (Socket one = connect()) {
      send(one, "hello");
      assertThatThrownBy(() -> receive(one, 5)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aDelayIsWaitedForAndAStallIsNot() throws IOException {
    proxy.after(Direction.TO_CLIENT, 2, new TcpFault.Delay(Duration.ofMillis(50)));
    proxy.after(Direction.TO_CLIENT, 7, new TcpFault.Stall());
    try (Socket one = connect()) {
      send(one, "hello");
      assertThat(receive(one, 5)).isEqualTo("hello");
      send(one, "again");
      assertThat(receive(one, 2)).isEqualTo("ag");
      one.setSoTimeout(300);
      assertThatThrownBy(() -> receive(one, 1)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aRequestIsAnsweredInTheServersPlace() throws IOException {
    proxy.after(
        Direction.TO_SERVER, 0, TcpFault.Answer.http("503 Slow Down", "Retry-After: 7\r\n", "no"));
    try (Socket one = connect()) {
      send(one, "GET / HTTP/1.1\r\n\r\n");
      one.shutdownOutput();
      assertThat(receive(one, 1000))
          .startsWith("HTTP/1.1 503 Slow Down\r\nRetry-After: 7\r\n")
          .endsWith("Content-Length: 2\r\n\r\nno");
    }
  }
}
