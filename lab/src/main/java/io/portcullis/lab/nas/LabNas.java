package io.portcullis.lab.nas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.portcullis.connectors.radius.das.Attribute;
import io.portcullis.connectors.radius.das.AttributeType;
import io.portcullis.connectors.radius.das.Authenticity;
import io.portcullis.connectors.radius.das.Decoded;
import io.portcullis.connectors.radius.das.ErrorCause;
import io.portcullis.connectors.radius.das.Octets;
import io.portcullis.connectors.radius.das.Packet;
import io.portcullis.connectors.radius.das.PacketCodec;
import io.portcullis.connectors.radius.das.PacketSigner;
import io.portcullis.connectors.radius.das.SharedSecret;

/**
 * A NAS in this process, on loopback. Like hostapd it drops what is not signed with both
 * authenticators or lacks an Event-Timestamp of the last or next 300 s. It sends no accounting; a
 * {@link NasListener} may.
 */
public final class LabNas implements AutoCloseable {
  public static final Duration WINDOW = Duration.ofSeconds(300);

  /** Changes that may wait for the listener; with more, requests wait too. */
  static final int MAX_WAITING = 10_000;

  private final DatagramSocket socket;
  private final PacketSigner signer;
  private final SessionTable table = new SessionTable();
  private final RequestHandler handler;
  private final AnswerCache answered = new AnswerCache();
  private final NasListener listener;
  private final ExecutorService telling;
  private final Clock clock;
  private volatile Faults faults;
  private SplittableRandom luck;

  private LabNas(
      DatagramSocket socket, String name, SharedSecret secret, NasListener listener, Clock clock) {
    this.socket = socket;
    this.signer = new PacketSigner(secret);
    this.handler = new RequestHandler(name, table);
    this.listener = listener;
    this.clock = clock;
    this.telling =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofVirtual().name("nas-" + name).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());
    misbehave(Faults.NONE);
  }

  /**
   * @param name NAS-Identifier; a request that names another one is refused with 403
   * @param port UDP port on loopback, 0 for a free one
   */
  public static LabNas open(
      String name, int port, SharedSecret secret, NasListener listener, Clock clock) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      DatagramSocket socket = new DatagramSocket(new InetSocketAddress(loopback, port));
      LabNas nas = new LabNas(socket, name, secret, listener, clock);
      Thread.ofVirtual().name("nas-" + name + "-requests").start(nas::serve);
      return nas;
    } catch (IOException e) {
      throw new UncheckedIOException("no socket for NAS " + name, e);
    }
  }

  /** Where it takes requests. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  public SessionTable sessions() {
    return table;
  }

  /** From now on. */
  public synchronized void misbehave(Faults next) {
    faults = next;
    luck = new SplittableRandom(next.seed());
  }

  @Override
  public void close() {
    socket.close();
    telling.shutdownNow();
  }

  private void serve() {
    byte[] buffer = new byte[Packet.MAX_LENGTH];
    while (!socket.isClosed()) {
      DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(datagram);
        receive(datagram);
      } catch (IOException e) {
        // Closed, or broken for good: either way this NAS has fallen silent.
        socket.close();
      }
    }
  }

  private void receive(DatagramPacket datagram) throws IOException {
    byte[] bytes = Octets.slice(datagram.getData(), 0, datagram.getLength()).toBytes();
    boolean dropped = chance(faults.silentShare());
    if (!dropped
        && PacketCodec.decode(bytes) instanceof Decoded.Sound sound
        && acceptable(sound.packet())) {
      answer(sound.packet(), datagram.getSocketAddress());
    }
  }

  private boolean acceptable(Packet request) {
    Instant now = clock.instant();
    return request.code().request()
        && signer.checkRequest(request) == Authenticity.PROVEN
        && request
            .integer(AttributeType.EVENT_TIMESTAMP)
            .map(Instant::ofEpochSecond)
            .filter(at -> Duration.between(at, now).abs().compareTo(WINDOW) <= 0)
            .isPresent();
  }

  private void answer(Packet request, SocketAddress sender) throws IOException {
    Optional<Packet> before = answered.answer(sender, request);
    if (before.isPresent()) {
      send(before.get(), sender);
      return;
    }
    Handling handling =
        chance(faults.nakShare())
            ? Handling.refused(ErrorCause.RESOURCES_UNAVAILABLE)
            : handler.handle(request, clock.instant());
    Packet answer = packet(request, handling);
    answered.keep(sender, request, answer);
    send(answer, sender);
    handling.change().ifPresent(c -> telling.execute(() -> listener.changed(c)));
  }

  private Packet packet(Packet request, Handling handling) {
    long now = clock.instant().getEpochSecond();
    Attribute stamp = Attribute.integer(AttributeType.EVENT_TIMESTAMP, now);
    return handling
        .refusal()
        .map(c -> Attribute.integer(AttributeType.ERROR_CAUSE, c.number()))
        .map(cause -> signer.answer(request.code().nak(), request, List.of(cause, stamp)))
        .orElseGet(() -> signer.answer(request.code().ack(), request, List.of(stamp)));
  }

  private void send(Packet packet, SocketAddress to) throws IOException {
    byte[] bytes = PacketCodec.encode(packet);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private synchronized boolean chance(double share) {
    return share > 0 && luck.nextDouble() < share;
  }
}
