package io.portcullis.routes.stream;

import java.security.SecureRandom;
import java.util.HexFormat;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Unsealed;

/** Records as they are written into {@code records}: each with a salt of its own. */
public final class Salted {
  private static final int OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Salted() {}

  public static byte[] bytes(AuditRecord record) {
    byte[] salt = new byte[OCTETS];
    RANDOM.nextBytes(salt);
    return Unsealed.of(record, HexFormat.of().formatHex(salt)).bytes();
  }
}
