package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/**
 * A certification authority, as far as enforcement asks anything of it. What only some can do are
 * interfaces of their own: whoever is asked for something it does not offer is never called.
 *
 * <p>Calls block and end within the configured time. All may be repeated: the same call again
 * changes nothing and is answered as before. {@link IOException} means that it may work later (no
 * answer, an error of the server); its message holds no secret. {@link
 * java.net.http.HttpTimeoutException} means silence.
 */
public interface Authority extends AutoCloseable {
  /** Configured name. */
  String name();

  /** True when certificates of this issuer are its own. Any spelling of the name is understood. */
  boolean issued(String issuer);

  /**
   * Revokes for good.
   *
   * @param reason neither certificateHold nor removeFromCRL
   */
  Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause) throws IOException;

  /** What a relying party sees, or what the authority itself says where there is nothing else. */
  Seen look(Target.OfCertificate certificate);

  /** Where else it shows, a little later. */
  default Optional<SecondProof> second() {
    return Optional.empty();
  }

  /** "ok", or what is wrong with the connection. Changes nothing. */
  String check();

  @Override
  void close();

  /** Can put a certificate on hold, and take it back (RFC 5280 section 5.3.1). */
  interface Holds {
    Reply hold(Target.OfCertificate certificate, Cause cause) throws IOException;

    Reply release(Target.OfCertificate certificate, Cause cause) throws IOException;
  }

  /** Publishes its CRL when it is told to. */
  interface PublishesCrl {
    Reply publishCrl() throws IOException;
  }

  /** Issues certificates to the hub itself, for canaries. */
  interface Issues {
    /**
     * @param request PKCS#10, DER
     * @param life as near to it as the authority's own limits allow
     */
    X509Certificate issue(byte[] request, Duration life) throws IOException;
  }

  /** Lists what it issued. */
  interface Lists {
    /**
     * One page after the other; ends early, by an exception, when a page can not be had.
     *
     * @param each gets every certificate once, expired ones not necessarily
     */
    void list(Consumer<Listed> each) throws IOException;
  }

  /** Says when a certificate should be renewed; a revocation that is to come moves it. */
  interface SuggestsRenewal {
    /** As {@link Authority#name}. */
    String name();

    /** As {@link Authority#issued}. */
    boolean issued(String issuer);

    /**
     * Empty when the authority has no opinion.
     *
     * @throws IOException when it can not be had now
     */
    Optional<RenewalWindow> renewal(X509Certificate certificate) throws IOException;
  }

  /** Can refuse to renew a certificate, which is not revoked by that, and allow it again. */
  interface DeniesRenewal {
    Reply denyRenewal(Target.OfCertificate certificate, Cause cause) throws IOException;
  }
}
