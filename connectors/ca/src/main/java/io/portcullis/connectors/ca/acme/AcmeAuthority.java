package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;

import io.portcullis.connectors.ca.acme.Directory.Call;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.RenewalWindow;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.issuer.CertificateFolder;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.KeyFolder;
import io.portcullis.connectors.ca.issuer.Witness;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/**
 * An authority that speaks ACME (RFC 8555). It revokes, and tells when to renew; it knows no hold
 * and has no word for the state of a certificate.
 */
public final class AcmeAuthority implements Authority, Authority.SuggestsRenewal {
  private static final Seen NOWHERE =
      Seen.none("the certificate names neither OCSP nor CRL, and ACME tells no state");

  private final String name;
  private final Issuers issuers;
  private final CertificateFolder certificates;
  private final Directory directory;
  private final Accounts accounts;
  private final Revocation revocation;
  private final RenewalWindows windows;
  private final Witness witness;
  private final OwnAddresses addresses;
  private final Told told = new Told();

  public AcmeAuthority(AcmeConfig config, Clock clock) {
    this.name = config.name();
    this.issuers = config.issuers();
    this.certificates = new CertificateFolder(config.certificates(), issuers);
    this.directory = new Directory(config);
    this.accounts = new Accounts(config.accountKey());
    this.revocation =
        new Revocation(directory, accounts, config.certificateKeys().map(KeyFolder::new));
    this.windows = new RenewalWindows(directory, accounts, clock);
    this.witness = Witness.of(config.proof(), issuers, config.tls(), config.timeout(), clock);
    this.addresses = new OwnAddresses(issuers, config.timeout(), clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean issued(String issuer) {
    return issuers.known(issuer);
  }

  @Override
  public Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    Optional<X509Certificate> whole = certificates.find(certificate);
    if (whole.isEmpty()) {
      return Reply.refused(missing(certificate));
    }
    Reply reply = revocation.of(whole.get(), reason);
    if (reply.kind() == Reply.Kind.DONE) {
      told.add(certificate.point(), reason);
    }
    return reply;
  }

  /**
   * OCSP or CRL where they are configured, and nothing else. Without them those that the
   * certificate names, and while these do not show it, what this hub saw acknowledged is asked for
   * once more: "already revoked" is the authority's own word, which is weaker than what relying
   * parties see. Public authorities sign their CRLs only every few hours.
   */
  @Override
  public Seen look(Target.OfCertificate certificate) {
    Optional<Seen> configured = witness.look(certificate);
    if (configured.isPresent()) {
      return configured.get();
    }
    try {
      Optional<X509Certificate> whole = certificates.find(certificate);
      if (whole.isEmpty()) {
        return Seen.none(missing(certificate));
      }
      Seen named = addresses.ask(whole.get()).orElse(NOWHERE);
      return named.kind() == Seen.Kind.REVOKED ? named : word(certificate, whole.get(), named);
    } catch (IOException e) {
      return Seen.none(e.getMessage());
    }
  }

  @Override
  public Optional<RenewalWindow> renewal(X509Certificate certificate) throws IOException {
    return windows.of(certificate);
  }

  @Override
  public String check() {
    Call call = directory.call();
    try {
      return check(call.session());
    } catch (AcmeException e) {
      return answer(e, call);
    } catch (IOException e) {
      return e.getMessage();
    } catch (RuntimeException e) {
      return Problems.unreadable(e).getMessage();
    }
  }

  @Override
  public void close() {
    directory.close();
    witness.close();
  }

  private String check(Session session) throws AcmeException, IOException {
    if (session.resourceUrlOptional(Resource.REVOKE_CERT).isEmpty()) {
      return "its directory offers no revokeCert";
    }
    Login login = accounts.look(session);
    Status status = login.getAccount().getStatus();
    if (status != Status.VALID) {
      return "the account is " + status;
    }
    certificates.look();
    return "ok";
  }

  private static String answer(AcmeException e, Call call) {
    try {
      return Problems.reply(e, call.exchange()).text();
    } catch (IOException network) {
      return network.getMessage();
    }
  }

  /** What relying parties see stands, unless this hub knows better. */
  private Seen word(Target.OfCertificate certificate, X509Certificate whole, Seen named)
      throws IOException {
    Optional<ReasonCode> reason = told.reason(certificate.point());
    if (reason.isEmpty()) {
      return named;
    }
    Reply again = revocation.of(whole, reason.get());
    return again.kind() == Reply.Kind.DONE
        ? new Seen(Seen.Kind.REVOKED, again.text() + " (its word alone: " + named.text() + ")")
        : Seen.none(again.text());
  }

  private String missing(Target.OfCertificate certificate) {
    return "certificate "
        + certificate.serial()
        + " is not in "
        + certificates.folder()
        + "; ACME revokes only what it is shown, so put it there as PEM or DER";
  }
}
