package io.lakehousedr.simulators.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that listens on a port, and takes connections until it is ended. */
final class Listener {
  private Listener() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("listening");
    try (ServerSocket server =
        new ServerSocket(Integer.parseInt(arguments[0]), 5, InetAddress.getLoopbackAddress())) {
      while (true) {
        server.accept().close();
      }
    }
  }
}
