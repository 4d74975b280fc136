package io.portcullis.routes.canary;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.Statement;

/** What a canary lives in: where it is issued, who is told of it, and who may rely on it. */
public interface Estate {
  /** A new certificate of the canary's. */
  Certificate issue() throws IOException;

  /**
   * Says something about the canary to the hub, as a source does.
   *
   * @return when it was received
   * @throws IOException when it is not durable
   */
  Instant say(Statement statement) throws IOException;

  /** True when OCSP says so. */
  boolean ocsp(Certificate certificate, boolean revoked);

  /** True when the CRL shows it revoked, or, of one that is not, does not list it. */
  boolean crl(Certificate certificate, boolean revoked);

  /** Whether live authorisation lets it in. */
  boolean letIn(Certificate certificate);

  /** What the hub knows of the way of this certificate's revocation. */
  List<Hop> way(Certificate certificate);
}
