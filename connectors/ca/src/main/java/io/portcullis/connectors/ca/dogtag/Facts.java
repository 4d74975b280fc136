package io.portcullis.connectors.ca.dogtag;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Words;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.x509.NameParts;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** What an event's fields tell of people, certificates and keys. */
record Facts(AuditEvent event) {
  private static final byte DER_SEQUENCE = 0x30;

  /** Who did it; names like $System$ and $NonRoleUser$ are nobody's. */
  String subject() {
    String subject = event.first("SubjectID", "AttemptedCred", "UserID");
    return subject.startsWith("$") || subject.equalsIgnoreCase("SYSTEM") ? "" : subject;
  }

  List<Alias> person() {
    String name = subject().isEmpty() ? attempted() : subject();
    String mail = NameParts.part(name, "E");
    return new Aliases()
        .add(AliasType.USER_NAME, uid(name))
        .add(AliasType.EMAIL, mail.isEmpty() ? NameParts.part(name, "EMAILADDRESS") : mail)
        .list();
  }

  private String attempted() {
    return event.first("AttemptedCred", "AttemptedUID", "UID");
  }

  String uid(String name) {
    String uid = NameParts.part(name, "UID");
    return uid.isEmpty() ? NameParts.commonName(name) : uid;
  }

  /** Hex: a bare number is decimal, as Java prints it. */
  String serial() {
    String text = event.first("CertSerialNum", "Serial");
    if (text.matches("0[xX][0-9A-Fa-f]{1,80}")) {
      return Alias.hex(text);
    }
    return Words.digits(text, 80) ? new BigInteger(text).toString(16) : "";
  }

  /**
   * @throws BadRecord when what should be a certificate is none
   */
  Optional<X509Certificate> certificate() {
    String text = event.field("InfoName").equals("certificate") ? event.field("InfoValue") : "";
    byte[] der = base64(text);
    if (der.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(X509.der(der));
    } catch (BadRecord e) {
      throw new BadRecord("InfoValue: " + e.getMessage());
    }
  }

  /** The public key's digest is the one name of a key that others know too. */
  List<Alias> key() {
    byte[] spki = base64(event.field("PubKey"));
    boolean der = spki.length > 0 && spki[0] == DER_SEQUENCE;
    return new Aliases().add(AliasType.SPKI_SHA256, der ? sha256(spki) : "").list();
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
