package io.lakehousedr.testkit;

import java.time.Duration;

/** What may befall a connection that runs through a {@link TcpProxy}. */
public sealed interface TcpFault {
  /** Which way the bytes go. */
  enum Direction {
    /** From the client to the server: requests. */
    TO_SERVER,
    /** From the server to the client: answers. */
    TO_CLIENT
  }

  /** Both ends are told that the connection is closed. */
  record Cut() implements TcpFault {}

  /** The client is told that the connection is reset, without what was still on its way. */
  record Reset() implements TcpFault {}

  /** The bytes come later, and nothing else is wrong. */
  record Delay(Duration time) implements TcpFault {}

  /** No byte comes any more in that direction, and nobody is told. */
  record Stall() implements TcpFault {}

  /**
   * The client gets these bytes for an answer and the server nothing more; then the connection is
   * closed. For requests, before their first byte.
   *
   * @param text of the answer, in ISO 8859-1
   */
  record Answer(String text) implements TcpFault {
    /** A whole HTTP answer, after which the connection is closed. */
    public static Answer http(String status, String headers, String body) {
      return new Answer(
          "HTTP/1.1 "
              + status
              + "\r\n"
              + headers
              + "Connection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }
  }
}
