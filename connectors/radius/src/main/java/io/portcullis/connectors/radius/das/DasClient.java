package io.portcullis.connectors.radius.das;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends requests to one NAS over one socket. Safe for many threads; at most {@link #MAX_IN_FLIGHT}
 * calls at once, because an answer names its request by one octet only.
 */
public final class DasClient implements AutoCloseable {
  public static final int MAX_IN_FLIGHT = 256;

  private final String host;
  private final int port;
  private final PacketSigner signer;
  private final Retransmission retransmission;
  private final boolean requireMac;
  private final Clock clock;
  private final DatagramSocket socket;
  private final BlockingQueue<Integer> identifiers = new ArrayBlockingQueue<>(MAX_IN_FLIGHT);
  private final Map<Integer, PendingCall> pending = new ConcurrentHashMap<>();

  private DasClient(
      String host,
      int port,
      PacketSigner signer,
      Retransmission retransmission,
      boolean requireMac,
      Clock clock,
      DatagramSocket socket) {
    this.host = host;
    this.port = port;
    this.signer = signer;
    this.retransmission = retransmission;
    this.requireMac = requireMac;
    this.clock = clock;
    this.socket = socket;
    for (int i = 0; i < MAX_IN_FLIGHT; i++) {
      identifiers.add(i);
    }
  }

  /**
   * Opens a socket on a free port; asks nothing of the NAS yet.
   *
   * @param requireMac whether an answer without Message-Authenticator is dropped
   */
  public static DasClient open(
      String host,
      int port,
      SharedSecret secret,
      Retransmission retransmission,
      boolean requireMac,
      Clock clock) {
    try {
      PacketSigner signer = new PacketSigner(secret);
      DatagramSocket socket = new DatagramSocket();
      DasClient client =
          new DasClient(host, port, signer, retransmission, requireMac, clock, socket);
      Thread.ofVirtual().name("das-" + host + "-" + port).start(client::receive);
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException("no socket for " + host, e);
    }
  }

  /**
   * Sends a request with Event-Timestamp and Message-Authenticator, and waits for its answer, at
   * most for the time of all retransmissions.
   *
   * @throws IllegalArgumentException when the attributes do not fit in a packet
   */
  public Answer call(PacketCode code, List<Attribute> attributes) {
    if (socket.isClosed()) {
      return new Answer.NotSent("the client is closed");
    }
    InetSocketAddress nas = new InetSocketAddress(host, port);
    if (nas.isUnresolved()) {
      return new Answer.Silent(0, "host name " + host + " does not resolve");
    }
    Integer identifier = identifiers.poll();
    if (identifier == null) {
      return new Answer.NotSent(MAX_IN_FLIGHT + " calls are in flight already");
    }
    try {
      Packet request = signer.request(code, identifier, stamped(attributes));
      PendingCall call = new PendingCall(nas, request, signer, requireMac);
      pending.put(identifier, call);
      return exchange(call);
    } finally {
      pending.remove(identifier);
      // To the end of the queue: the number rests as long as it can, so that late answers die out.
      identifiers.add(identifier);
    }
  }

  /** Calls that wait for an answer now. */
  public int inFlight() {
    return MAX_IN_FLIGHT - identifiers.size();
  }

  @Override
  public void close() {
    socket.close();
  }

  private List<Attribute> stamped(List<Attribute> attributes) {
    List<Attribute> all = new ArrayList<>(attributes);
    long now = clock.instant().getEpochSecond();
    all.add(Attribute.integer(AttributeType.EVENT_TIMESTAMP, now));
    return all;
  }

  private Answer exchange(PendingCall call) {
    DatagramPacket datagram = call.datagram();
    int sent = 0;
    try {
      for (Duration wait : retransmission.waits()) {
        socket.send(datagram);
        sent++;
        if (call.await(wait)) {
          break;
        }
      }
    } catch (IOException e) {
      return new Answer.Silent(sent, "can not send: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silent(sent, "interrupted");
    }
    return call.result(sent);
  }

  private void receive() {
    byte[] buffer = new byte[Packet.MAX_LENGTH];
    while (!socket.isClosed()) {
      DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(datagram);
      } catch (IOException e) {
        // Closed, or broken for good: calls in flight run out, later ones are answered "not sent".
        socket.close();
        return;
      }
      deliver(datagram);
    }
  }

  private void deliver(DatagramPacket datagram) {
    byte[] bytes = Octets.slice(datagram.getData(), 0, datagram.getLength()).toBytes();
    if (PacketCodec.decode(bytes) instanceof Decoded.Sound sound) {
      PendingCall call = pending.get(sound.packet().identifier());
      if (call != null) {
        call.offer(sound.packet(), datagram.getSocketAddress());
      }
    }
  }
}
