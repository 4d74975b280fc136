package io.portcullis.connectors.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Ports of loopback for programs that must be told one: nobody listened there just now, and this
 * process has not given it out before. The system alone may name one twice in a row.
 */
public final class FreePorts {
  private static final int TRIES = 100;

  /** At most as many as there are ports. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /**
   * @throws IllegalStateException when the system names none that is new in a hundred tries
   */
  public static int tcp() {
    return IntStream.generate(FreePorts::any)
        .limit(TRIES)
        .filter(GIVEN::add)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no free port on loopback"));
  }

  /** For UDP, where one may be named twice. */
  public static int udp() {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no free UDP port", e);
    }
  }

  private static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no free port", e);
    }
  }
}
