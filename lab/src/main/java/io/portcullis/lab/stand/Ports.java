package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Ports of loopback. */
final class Ports {
  private Ports() {}

  /** Whether somebody listens there. */
  static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
