package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import io.portcullis.lab.net.LabException;

/** Ports of loopback for programs that must be told one. */
public final class Ports {
  private Ports() {}

  /** One that nobody listened on just now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LabException("there is no free port: " + e.getMessage(), e);
    }
  }
}
