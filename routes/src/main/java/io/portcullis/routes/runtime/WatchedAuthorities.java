package io.portcullis.routes.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.routes.config.CaSettings;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.ProofSettings;
import io.portcullis.routes.config.RevocationSettings;
import io.portcullis.routes.config.RevocationSettings.AuthoritySettings;

/** Where the configuration says that relying parties learn of revocations. */
final class WatchedAuthorities {
  private final RevocationSettings settings;
  private final List<WatchedAuthority> all = new ArrayList<>();
  private final Set<List<Object>> addresses = new HashSet<>();

  private WatchedAuthorities(RevocationSettings settings) {
    this.settings = settings;
  }

  /**
   * @param local those of this process; one that nobody configured is not looked at
   * @throws IllegalArgumentException when a certificate is of no use; says whose
   */
  static List<WatchedAuthority> of(PortcullisConfig config, List<LocalCa> local) {
    WatchedAuthorities found = new WatchedAuthorities(config.watch().revocation());
    found.settings.authorities().forEach(found::configured);
    if (found.settings.enforcers()) {
      Set<String> names = new HashSet<>();
      config.enforcers().ca().stream().map(CaSettings::name).forEach(names::add);
      local.stream().filter(ca -> names.contains(ca.name())).forEach(found::own);
      remote(config.enforcers()).forEach(found::proved);
    }
    return List.copyOf(found.all);
  }

  private void configured(AuthoritySettings authority) {
    X509Certificate issuer;
    try {
      issuer = first(List.of(authority.issuerCertificate()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "watch.revocation " + authority.name() + ": " + e.getMessage(), e);
    }
    add(
        new WatchedAuthority(
            authority.name(),
            issuer,
            authority.crl(),
            authority.ocsp(),
            authority.every().orElse(settings.every()),
            settings.timeout()));
  }

  private void own(LocalCa ca) {
    add(
        new WatchedAuthority(
            ca.name(),
            ca.certificate(),
            List.of(ca.crlUrl()),
            List.of(ca.ocspUrl()),
            settings.every(),
            settings.timeout()));
  }

  private void proved(Remote remote) {
    add(
        new WatchedAuthority(
            remote.name(),
            first(remote.issuers()),
            remote.proof().crl().stream().toList(),
            remote.proof().ocsp().stream().toList(),
            settings.every(),
            settings.timeout()));
  }

  /** An address of an issuer that was named before is looked at once. */
  private void add(WatchedAuthority authority) {
    List<URI> crl = fresh(authority, authority.crl());
    List<URI> ocsp = fresh(authority, authority.ocsp());
    if (!crl.isEmpty() || !ocsp.isEmpty()) {
      all.add(
          new WatchedAuthority(
              authority.name(),
              authority.issuer(),
              crl,
              ocsp,
              authority.every(),
              authority.timeout()));
    }
  }

  private List<URI> fresh(WatchedAuthority authority, List<URI> urls) {
    return urls.stream().filter(url -> addresses.add(List.of(authority.canonical(), url))).toList();
  }

  /** The one that issues is named first. */
  private static X509Certificate first(List<Path> files) {
    return Issuers.read(files).certificates().getFirst();
  }

  private record Remote(String name, List<Path> issuers, ProofSettings proof) {}

  private static Stream<Remote> remote(EnforcerSettings e) {
    return Stream.of(
            e.acme().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())),
            e.cfssl().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())),
            e.ejbca().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())),
            e.vault().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())),
            e.stepCa().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())),
            e.httpCa().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())),
            e.commandCa().stream().map(c -> remote(c.name(), c.issuerCertificates(), c.proof())))
        .flatMap(found -> found)
        .flatMap(Optional::stream);
  }

  private static Optional<Remote> remote(
      String name, List<Path> issuers, Optional<ProofSettings> proof) {
    return proof.map(p -> new Remote(name, issuers, p));
  }
}
