package io.portcullis.inventory.store;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Environment;

/**
 * Which entries are wanted; an empty field wants any. To those of an owner, a holder or an issuer
 * an index leads; for the others entries are looked through.
 *
 * @param issuer distinguished name in any spelling
 * @param algorithm of the key, with or without its size: "RSA", "EC 256"
 * @param name a part of one of its names, in any case
 */
public record Filter(
    String owner,
    String environment,
    String issuer,
    Optional<TrustKind> trust,
    Optional<Status.Kind> status,
    String holder,
    String algorithm,
    String name) {
  public static final Filter ALL =
      new Filter("", "", "", Optional.empty(), Optional.empty(), "", "", "");

  public Filter {
    owner = text(owner);
    environment = Environment.of(environment);
    issuer = issuer == null || issuer.isBlank() ? "" : DistinguishedName.canonical(issuer);
    trust = Objects.requireNonNullElse(trust, Optional.empty());
    status = Objects.requireNonNullElse(status, Optional.empty());
    holder = text(holder);
    algorithm = text(algorithm);
    name = text(name).toLowerCase(Locale.ROOT);
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }

  boolean fits(Entry entry) {
    return equal(owner, entry.owner())
        && equal(environment, entry.environment())
        && equal(holder, entry.holder())
        && (issuer.isEmpty() || issuer.equals(DistinguishedName.canonical(issuerOf(entry))))
        && trust.map(entry.trust()::equals).orElse(true)
        && status.map(entry.status().kind()::equals).orElse(true)
        && ofAlgorithm(entry.certificate().key())
        && (name.isEmpty() || entry.names().stream().anyMatch(n -> n.contains(name)));
  }

  private static String issuerOf(Entry entry) {
    return entry.certificate().issuer();
  }

  private static boolean equal(String wanted, String is) {
    return wanted.isEmpty() || wanted.equals(is);
  }

  private boolean ofAlgorithm(String key) {
    return algorithm.isEmpty()
        || key.equalsIgnoreCase(algorithm)
        || key.toUpperCase(Locale.ROOT).startsWith(algorithm.toUpperCase(Locale.ROOT) + " ");
  }
}
