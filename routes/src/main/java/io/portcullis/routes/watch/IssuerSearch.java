package io.portcullis.routes.watch;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.status.NamedAddresses;
import io.portcullis.inventory.Entry;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.routes.endpoint.Reach;

/**
 * Goes through certificates for where they say that their issuer's certificate lies. Only one that
 * an authority of the inventory signed says something of that authority; one whose issuer is not
 * there may still lead to it.
 */
final class IssuerSearch {
  /** Addresses of known issuers, the first in the order of name and address. */
  static final int MOST = 256;

  /** Addresses where an unknown issuer's certificate may lie; the first that are found. */
  static final int MOST_UNKNOWN = 64;

  /** Issuer and address; others than the first so many that are found are passed over. */
  private static final int MOST_ADDRESSES = 1_024;

  /** Certificates that are verified for one address until one was signed by a known issuer. */
  private static final int TRIES = 8;

  private final Reach reach;
  private final Map<String, List<X509Certificate>> authorities = new HashMap<>();
  private final Map<String, Named> known = new TreeMap<>();
  private final Map<String, Named> unknown = new TreeMap<>();
  private final Map<String, Integer> tries = new HashMap<>();

  /**
   * An address, and a certificate that names it.
   *
   * @param issuer in the spelling that subjects are known by
   * @param known whether the inventory has the certificate that signed it
   */
  record Named(String issuer, URI url, X509Certificate of, boolean known) {}

  IssuerSearch(Reach reach) {
    this.reach = reach;
  }

  void authority(Entry entry) {
    if (entry.authority() && !entry.der().isEmpty()) {
      X509Certificate certificate = X509.der(entry.der().bytes());
      authorities
          .computeIfAbsent(Issuers.canonical(certificate), k -> new ArrayList<>())
          .add(certificate);
    }
  }

  void names(Entry entry) {
    if (!entry.der().isEmpty()) {
      byte[] der = entry.der().bytes();
      String issuer = DistinguishedName.canonical(entry.certificate().issuer());
      named(der).filter(this::allowed).forEach(url -> add(issuer, url, der));
    }
  }

  private static Stream<URI> named(byte[] der) {
    try {
      return NamedAddresses.issuers(new X509CertificateHolder(der).getExtensions()).stream();
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      // It names nothing that can be read.
      return Stream.empty();
    }
  }

  private boolean allowed(URI url) {
    return url.getHost() != null
        && url.getUserInfo() == null
        && url.toString().length() <= Remarked.MAX_TEXT
        && reach.host(url.getHost());
  }

  private void add(String issuer, URI url, byte[] der) {
    String key = issuer + " " + url;
    if (!known.containsKey(key) && another(key)) {
      try {
        add(key, issuer, url, X509.der(der));
      } catch (BadRecord e) {
        // Nobody can build a chain with it.
      }
    }
  }

  private boolean another(String key) {
    boolean room = tries.size() < MOST_ADDRESSES || tries.containsKey(key);
    return room && tries.merge(key, 1, Integer::sum) <= TRIES;
  }

  private void add(String key, String issuer, URI url, X509Certificate certificate) {
    boolean signed =
        authorities.getOrDefault(issuer, List.of()).stream()
            .anyMatch(authority -> Issuers.signed(authority, certificate));
    if (signed) {
      known.put(key, new Named(issuer, url, certificate, true));
      unknown.remove(key);
    } else if (unknown.size() < MOST_UNKNOWN) {
      unknown.putIfAbsent(key, new Named(issuer, url, certificate, false));
    }
  }

  List<Named> result() {
    return Stream.concat(known.values().stream().limit(MOST), unknown.values().stream()).toList();
  }
}
