package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.portcullis.lab.net.LabException;

/** Ports of loopback for programs that must be told one. */
public final class Ports {
  private static final int TRIES = 100;

  /** By this process; at most as many as there are ports. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** Whether somebody listens there. */
  static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** One that nobody listened on just now, and that was not given out before. */
  public static int free() {
    return IntStream.generate(Ports::any)
        .limit(TRIES)
        .filter(GIVEN::add)
        .findFirst()
        .orElseThrow(() -> new LabException("there is no free port"));
  }

  private static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LabException("there is no free port: " + e.getMessage(), e);
    }
  }

  /** The same for UDP. */
  public static int freeUdp() {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LabException("there is no free UDP port: " + e.getMessage(), e);
    }
  }
}
