package io.portcullis.connectors.radius.das;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticators of RFC 5176 section 3.3 and Message-Authenticator of RFC 3579 section 3.2. MD5 is
 * what the protocol prescribes; the HMAC covers what plain MD5 leaves open to collisions.
 */
public final class PacketSigner {
  private static final Octets ZEROS = Octets.zeros(Packet.AUTHENTICATOR);

  private final SharedSecret secret;

  public PacketSigner(SharedSecret secret) {
    this.secret = secret;
  }

  /** The request with Message-Authenticator as its first attribute and Request Authenticator. */
  public Packet request(PacketCode code, int identifier, List<Attribute> attributes) {
    Packet blank = new Packet(code, identifier, ZEROS, withBlankMac(attributes));
    Packet sealed = withMac(blank, mac(blank));
    return withAuthenticator(sealed, md5(sealed));
  }

  /** The answer to a request, with Message-Authenticator and Response Authenticator. */
  public Packet answer(PacketCode code, Packet request, List<Attribute> attributes) {
    Packet blank =
        new Packet(code, request.identifier(), request.authenticator(), withBlankMac(attributes));
    Packet sealed = withMac(blank, mac(blank));
    return withAuthenticator(sealed, md5(sealed));
  }

  /** Whether a request is from someone who knows the secret. */
  public Authenticity checkRequest(Packet request) {
    return check(request, withAuthenticator(request, ZEROS));
  }

  /** Whether an answer is from someone who knows the secret, and to this request. */
  public Authenticity checkAnswer(Packet answer, Packet request) {
    return check(answer, withAuthenticator(answer, request.authenticator()));
  }

  /** {@code hashed}: the packet with the authenticator that went into its hashes. */
  private Authenticity check(Packet packet, Packet hashed) {
    if (!same(md5(hashed), packet.authenticator())) {
      return Authenticity.WRONG_AUTHENTICATOR;
    }
    List<Octets> macs =
        packet.attributes().stream().filter(PacketSigner::isMac).map(Attribute::value).toList();
    if (macs.isEmpty()) {
      return Authenticity.WITHOUT_MESSAGE_AUTHENTICATOR;
    }
    boolean sound =
        macs.size() == 1
            && macs.getFirst().length() == Packet.AUTHENTICATOR
            && same(mac(withMac(hashed, ZEROS)), macs.getFirst());
    return sound ? Authenticity.PROVEN : Authenticity.WRONG_MESSAGE_AUTHENTICATOR;
  }

  private static boolean same(Octets one, Octets other) {
    return MessageDigest.isEqual(one.toBytes(), other.toBytes());
  }

  private static boolean isMac(Attribute attribute) {
    return attribute.is(AttributeType.MESSAGE_AUTHENTICATOR);
  }

  private static List<Attribute> withBlankMac(List<Attribute> attributes) {
    List<Attribute> all = new ArrayList<>();
    all.add(new Attribute(AttributeType.MESSAGE_AUTHENTICATOR.number(), ZEROS));
    all.addAll(attributes);
    return all;
  }

  private static Packet withMac(Packet packet, Octets mac) {
    List<Attribute> attributes =
        packet.attributes().stream().map(a -> isMac(a) ? new Attribute(a.type(), mac) : a).toList();
    return new Packet(packet.code(), packet.identifier(), packet.authenticator(), attributes);
  }

  private static Packet withAuthenticator(Packet packet, Octets authenticator) {
    return new Packet(packet.code(), packet.identifier(), authenticator, packet.attributes());
  }

  private Octets mac(Packet packet) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(secret.bytes(), "HmacMD5"));
      return Octets.of(mac.doFinal(PacketCodec.encode(packet)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacMD5", e);
    }
  }

  private Octets md5(Packet packet) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(PacketCodec.encode(packet));
      return Octets.of(digest.digest(secret.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
