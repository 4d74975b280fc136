package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUserActionRequiredException;

import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.authority.Said;

/** What an ACME server's errors (RFC 8555 section 6.7) mean for a revocation. */
final class Problems {
  static final String ALREADY_REVOKED = "alreadyRevoked";
  static final String BAD_REASON = "badRevocationReason";
  static final String UNAUTHORIZED = "unauthorized";
  static final String NO_ACCOUNT = "accountDoesNotExist";

  private static final String PREFIX = "urn:ietf:params:acme:error:";

  /** The same request gets the same answer, however often it is sent. */
  private static final Set<String> FOR_GOOD =
      Set.of("malformed", "badPublicKey", "badSignatureAlgorithm", "unsupportedIdentifier");

  private Problems() {}

  /** The last part of the error's type, or empty where the server gave none. */
  static String type(AcmeException e) {
    if (!(e instanceof AcmeServerException server)) {
      return "";
    }
    URI type = server.getType();
    return type.toString().startsWith(PREFIX)
        ? type.toString().substring(PREFIX.length())
        : type.toString();
  }

  /**
   * @throws IOException when there was no answer that could be read
   */
  static Reply reply(AcmeException e, Exchange exchange) throws IOException {
    if (e instanceof AcmeNetworkException && e.getCause() instanceof IOException network) {
      throw network;
    }
    String type = type(e);
    String text = text(e, type);
    if (type.equals(ALREADY_REVOKED)) {
      return Reply.done("the CA says: already revoked");
    }
    if (FOR_GOOD.contains(type)) {
      return Reply.refused(text);
    }
    return Reply.notNow(text + exchange.again() + todo(e, type));
  }

  /** An answer that is not of this protocol may be that of a proxy, and pass. */
  static IOException unreadable(RuntimeException e) {
    String why = Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    return new IOException("the answer is not ACME: " + Said.brief(why), e);
  }

  private static String text(AcmeException e, String type) {
    String said = Said.brief(Optional.ofNullable(e.getMessage()).orElse("no reason given"));
    return type.isEmpty() ? "the CA answers " + said : "the CA answers " + type + ": " + said;
  }

  private static String todo(AcmeException e, String type) {
    if (type.equals(NO_ACCOUNT)) {
      return "; account-key belongs to no account there";
    }
    if (e instanceof AcmeUserActionRequiredException action) {
      return action.getTermsOfServiceUri().map(terms -> "; agree to " + terms).orElse("");
    }
    return "";
  }
}
