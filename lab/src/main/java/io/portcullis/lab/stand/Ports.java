package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import io.portcullis.lab.net.LabException;

/** Ports of loopback for programs that must be told one. */
public final class Ports {
  private Ports() {}

  /** Whether somebody listens there. */
  static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** One that nobody listened on just now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LabException("there is no free port: " + e.getMessage(), e);
    }
  }
}
