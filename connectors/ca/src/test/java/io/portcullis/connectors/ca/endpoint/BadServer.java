package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on loopback that does one thing with each connection. */
final class BadServer implements AutoCloseable {
  private final ServerSocket server;

  interface Manners {
    void with(Socket client) throws Exception;
  }

  private BadServer(Manners manners) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(manners));
  }

  static BadServer that(Manners manners) throws IOException {
    return new BadServer(manners);
  }

  int port() {
    return server.getLocalPort();
  }

  static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void serve(Manners manners) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client, manners));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void serve(Socket client, Manners manners) {
    try (client) {
      manners.with(client);
    } catch (Exception e) {
      // The one who looks hung up.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
