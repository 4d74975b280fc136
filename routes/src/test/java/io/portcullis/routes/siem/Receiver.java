package io.portcullis.routes.siem;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log server by TCP with octet counting; it keeps the number of each record. */
final class Receiver implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("sequence=\"(\\d+)\"");

  final List<Integer> numbers = new CopyOnWriteArrayList<>();
  private final ServerSocket server = new ServerSocket();
  private volatile int resets;

  /**
   * @param port 0 for any
   * @param resets so many connections are broken off after their first message
   */
  Receiver(int port, int resets) throws IOException {
    this.resets = resets;
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofPlatform().daemon().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        read(socket);
      } catch (IOException e) {
        // The next one.
      }
    }
  }

  private void read(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    while (true) {
      byte[] message = new byte[length(in)];
      in.readFully(message);
      Matcher number = NUMBER.matcher(new String(message, StandardCharsets.UTF_8));
      if (number.find()) {
        numbers.add(Integer.parseInt(number.group(1)));
      }
      if (resets > 0) {
        resets--;
        socket.setSoLinger(true, 0);
        return;
      }
    }
  }

  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    int next = in.read();
    while (next != ' ') {
      if (next < '0' || next > '9') {
        throw new EOFException();
      }
      length = length * 10 + next - '0';
      next = in.read();
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
