package io.portcullis.inventory.calendar;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.DistinguishedName;

/**
 * Whether one certificate renews another, where no authority says so: the same names and the same
 * issuer, begun later, with a later end. Where both are there as bytes, their keys have to be for
 * the same (RFC 5280 section 4.2.1.3): people often have one certificate to sign and one to
 * decrypt.
 */
public final class Successor {
  private Successor() {}

  public static boolean of(Entry before, Entry after) {
    return after.status().kind() != Status.Kind.REVOKED
        && !before.names().isEmpty()
        && before.names().equals(after.names())
        && sameIssuer(before, after)
        && after.certificate().notBefore().isAfter(before.certificate().notBefore())
        && after.certificate().notAfter().isAfter(before.certificate().notAfter())
        && sameUse(before, after);
  }

  private static boolean sameIssuer(Entry before, Entry after) {
    return DistinguishedName.canonical(before.certificate().issuer())
        .equals(DistinguishedName.canonical(after.certificate().issuer()));
  }

  private static boolean sameUse(Entry before, Entry after) {
    Optional<List<Boolean>> one = use(before);
    Optional<List<Boolean>> other = use(after);
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** Nothing where no certificate is there, or it does not restrict its key. */
  private static Optional<List<Boolean>> use(Entry entry) {
    if (entry.der().isEmpty()) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate = X509.der(entry.der().bytes());
      return Optional.ofNullable(certificate.getKeyUsage()).map(Successor::bits);
    } catch (BadRecord e) {
      return Optional.empty();
    }
  }

  private static List<Boolean> bits(boolean[] usage) {
    Boolean[] bits = new Boolean[usage.length];
    Arrays.setAll(bits, i -> usage[i]);
    return List.of(bits);
  }
}
