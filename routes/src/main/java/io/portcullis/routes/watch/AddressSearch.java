package io.portcullis.routes.watch;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.status.NamedAddresses;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.inventory.Entry;
import io.portcullis.model.DistinguishedName;
import io.portcullis.routes.endpoint.Reach;

/**
 * Goes through certificates for the addresses that they name. Only an authority whose certificate
 * the inventory has can be looked at, and only what it signed counts: the first certificate that
 * names an address is verified, so that nobody adds one with a certificate of his own making.
 */
final class AddressSearch {
  /** Authorities that are looked at; the first in the order of their names. */
  static final int MOST = 256;

  private final Reach reach;
  private final Duration every;
  private final Duration timeout;
  private final Map<String, List<Found>> byName = new TreeMap<>();
  private int others;
  private int refused;
  private int beyond;

  /** What was found, and of how many addresses nothing is looked at, and why. */
  record Result(List<WatchedAuthority> authorities, String summary) {}

  /** One authority; several may have a name. */
  private record Found(X509Certificate certificate, Set<URI> crl, Set<URI> ocsp) {}

  AddressSearch(Reach reach, Duration every, Duration timeout) {
    this.reach = reach;
    this.every = every;
    this.timeout = timeout;
  }

  void authority(Entry entry) {
    if (entry.authority() && !entry.der().isEmpty()) {
      X509Certificate certificate = X509.der(entry.der().bytes());
      List<Found> same =
          byName.computeIfAbsent(Issuers.canonical(certificate), k -> new ArrayList<>());
      boolean known =
          same.stream()
              .anyMatch(f -> f.certificate().getPublicKey().equals(certificate.getPublicKey()));
      if (!known) {
        same.add(new Found(certificate, new LinkedHashSet<>(), new LinkedHashSet<>()));
      }
    }
  }

  void names(Entry entry) {
    if (entry.der().isEmpty()) {
      return;
    }
    List<Found> issuers =
        byName.getOrDefault(DistinguishedName.canonical(entry.certificate().issuer()), List.of());
    if (!issuers.isEmpty()) {
      byte[] der = entry.der().bytes();
      named(der).ifPresent(named -> add(der, issuers, named));
    }
  }

  private static Optional<NamedAddresses> named(byte[] der) {
    try {
      return Optional.of(NamedAddresses.of(new X509CertificateHolder(der).getExtensions()));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      // It names nothing that can be read.
      return Optional.empty();
    }
  }

  private void add(byte[] der, List<Found> issuers, NamedAddresses named) {
    others += (int) named.others();
    boolean fresh =
        issuers.stream()
            .noneMatch(f -> f.crl().containsAll(named.crl()) && f.ocsp().containsAll(named.ocsp()));
    if (fresh) {
      issuers.stream()
          .filter(found -> signed(found, der))
          .findFirst()
          .ifPresent(
              found -> {
                named.crl().forEach(url -> keep(url, found.crl()));
                named.ocsp().forEach(url -> keep(url, found.ocsp()));
              });
    }
  }

  private void keep(URI url, Set<URI> into) {
    if (url.getHost() == null || url.getUserInfo() != null || !reach.host(url.getHost())) {
      refused++;
    } else if (into.size() < WatchedAuthority.MOST) {
      into.add(url);
    } else if (!into.contains(url)) {
      beyond++;
    }
  }

  private static boolean signed(Found found, byte[] der) {
    try {
      return new Issuers(List.of(found.certificate())).of(X509.der(der)).isPresent();
    } catch (BadRecord | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @param known whose addresses are looked at already
   */
  Result result(List<WatchedAuthority> known) {
    List<WatchedAuthority> all = new ArrayList<>();
    for (Map.Entry<String, List<Found>> named : byName.entrySet()) {
      for (Found found : named.getValue()) {
        List<URI> crl = without(named.getKey(), found.crl(), known, true);
        List<URI> ocsp = without(named.getKey(), found.ocsp(), known, false);
        if (!crl.isEmpty() || !ocsp.isEmpty()) {
          all.add(
              new WatchedAuthority(named.getKey(), found.certificate(), crl, ocsp, every, timeout));
        }
      }
    }
    int left = Math.max(0, all.size() - MOST);
    return new Result(
        all.stream().limit(MOST).toList(),
        "%d authorities; not looked at: %d addresses that are not HTTP, %d that are not allowed, %d and %d authorities beyond the bounds"
            .formatted(all.size() - left, others, refused, beyond, left));
  }

  private static List<URI> without(
      String name, Set<URI> urls, List<WatchedAuthority> known, boolean lists) {
    return urls.stream()
        .filter(
            url ->
                known.stream()
                    .filter(k -> k.canonical().equals(name))
                    .noneMatch(k -> (lists ? k.crl() : k.ocsp()).contains(url)))
        .toList();
  }
}
