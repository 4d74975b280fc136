package io.portcullis.inventory.read;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.inventory.TrustKind;

/**
 * What an import is told besides the files.
 *
 * @param source who tells of these certificates; it stands with each entry
 * @param seenAt the moment of the import
 * @param issuer distinguished name of the authority, for listings that do not name it; or empty
 * @param trust of all of them, where they do not say it themselves
 * @param password of key stores, asked for when one is opened
 */
public record Options(
    String source,
    Instant seenAt,
    String issuer,
    TrustKind trust,
    Optional<Supplier<char[]>> password) {

  public static Options of(String source, Instant seenAt) {
    return new Options(source, seenAt, "", TrustKind.UNKNOWN, Optional.empty());
  }

  public Options issuer(String name) {
    return new Options(source, seenAt, name, trust, password);
  }

  public Options trust(TrustKind kind) {
    return new Options(source, seenAt, issuer, kind, password);
  }

  public Options password(Supplier<char[]> secret) {
    return new Options(source, seenAt, issuer, trust, Optional.of(secret));
  }
}
