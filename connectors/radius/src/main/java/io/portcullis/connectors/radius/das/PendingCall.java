package io.portcullis.connectors.radius.das;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request on its way, and what came back for it so far. */
final class PendingCall {
  private final InetSocketAddress nas;
  private final Packet request;
  private final PacketSigner signer;
  private final boolean requireMac;
  private final CompletableFuture<Packet> answer = new CompletableFuture<>();
  private volatile String dropped = "";

  PendingCall(InetSocketAddress nas, Packet request, PacketSigner signer, boolean requireMac) {
    this.nas = nas;
    this.request = request;
    this.signer = signer;
    this.requireMac = requireMac;
  }

  /** Takes the packet if it is the answer; anything else is dropped, as if it had not come. */
  void offer(Packet packet, SocketAddress sender) {
    if (!sender.equals(nas)) {
      return;
    }
    boolean answers =
        packet.code() == request.code().ack() || packet.code() == request.code().nak();
    Authenticity authenticity = signer.checkAnswer(packet, request);
    if (answers && acceptable(authenticity)) {
      answer.complete(packet);
    } else {
      dropped = answers ? reason(authenticity) : packet.code().title() + " is no answer";
    }
  }

  DatagramPacket datagram() {
    byte[] bytes = PacketCodec.encode(request);
    return new DatagramPacket(bytes, bytes.length, nas);
  }

  /** Waits this long at most; true when the answer is there. */
  boolean await(Duration time) throws InterruptedException {
    try {
      answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer never fails", e);
    }
  }

  Answer result(int sent) {
    Packet packet = answer.getNow(request);
    if (packet == request) {
      return new Answer.Silent(sent, dropped);
    }
    return packet.code() == request.code().ack() ? new Answer.Ack() : nak(packet);
  }

  private static Answer nak(Packet packet) {
    long cause = packet.integer(AttributeType.ERROR_CAUSE).orElse(0L);
    return new Answer.Nak(ErrorCause.of(cause), packet.text(AttributeType.REPLY_MESSAGE));
  }

  private boolean acceptable(Authenticity authenticity) {
    return switch (authenticity) {
      case PROVEN -> true;
      case WITHOUT_MESSAGE_AUTHENTICATOR -> !requireMac;
      case WRONG_AUTHENTICATOR, WRONG_MESSAGE_AUTHENTICATOR -> false;
    };
  }

  private static String reason(Authenticity authenticity) {
    return switch (authenticity) {
      case PROVEN -> "";
      case WITHOUT_MESSAGE_AUTHENTICATOR -> "an answer without Message-Authenticator was dropped";
      case WRONG_AUTHENTICATOR -> "an answer with a wrong authenticator was dropped";
      case WRONG_MESSAGE_AUTHENTICATOR ->
          "an answer with a wrong Message-Authenticator was dropped";
    };
  }
}
