package io.portcullis.connectors.radius.das;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Answers as a server without Message-Authenticator gives them: MD5 alone. */
final class UnsignedAnswers {
  private UnsignedAnswers() {}

  static Packet ack(Packet request, String secret) {
    Packet blank =
        new Packet(request.code().ack(), request.identifier(), request.authenticator(), List.of());
    return new Packet(blank.code(), blank.identifier(), md5(blank, secret), List.of());
  }

  static Octets md5(Packet packet, String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(PacketCodec.encode(packet));
      return Octets.of(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
