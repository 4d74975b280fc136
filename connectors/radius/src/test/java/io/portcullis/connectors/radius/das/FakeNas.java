package io.portcullis.connectors.radius.das;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers each request on loopback with whatever packets the test wants, and keeps the octets. */
final class FakeNas implements AutoCloseable {
  private final DatagramSocket socket;
  private final DatagramSocket answering;
  private final Function<Packet, List<Packet>> answers;
  private final List<Octets> received = new CopyOnWriteArrayList<>();

  FakeNas(Function<Packet, List<Packet>> answers) throws SocketException {
    this(answers, false);
  }

  private FakeNas(Function<Packet, List<Packet>> answers, boolean otherPort)
      throws SocketException {
    this.socket = loopback();
    this.answering = otherPort ? loopback() : socket;
    this.answers = answers;
    Thread.ofVirtual().start(this::serve);
  }

  /** Listens on one port and answers from another, as an impostor on the same host would. */
  static FakeNas fromAnotherPort(Function<Packet, List<Packet>> answers) throws SocketException {
    return new FakeNas(answers, true);
  }

  static FakeNas silent() throws SocketException {
    return new FakeNas(request -> List.of());
  }

  String host() {
    return socket.getLocalAddress().getHostAddress();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The octets of every datagram, in order. */
  List<Octets> received() {
    return received;
  }

  List<Packet> requests() {
    return received.stream().map(FakeNas::packet).toList();
  }

  @Override
  public void close() {
    socket.close();
    answering.close();
  }

  private static DatagramSocket loopback() throws SocketException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private void serve() {
    byte[] buffer = new byte[Packet.MAX_LENGTH];
    try {
      while (true) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        Octets bytes = Octets.slice(buffer, 0, datagram.getLength());
        received.add(bytes);
        for (Packet answer : answers.apply(packet(bytes))) {
          byte[] out = PacketCodec.encode(answer);
          answering.send(new DatagramPacket(out, out.length, datagram.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Packet packet(Octets bytes) {
    if (PacketCodec.decode(bytes.toBytes()) instanceof Decoded.Sound sound) {
      return sound.packet();
    }
    throw new IllegalStateException("the client sent " + bytes);
  }
}
