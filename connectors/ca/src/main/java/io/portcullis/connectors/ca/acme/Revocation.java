package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.exception.AcmeException;

import io.portcullis.connectors.ca.acme.Directory.Call;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.issuer.KeyFolder;
import io.portcullis.model.ReasonCode;

/**
 * revokeCert (RFC 8555 section 7.6). The right to it is proved by the account's key, or by that of
 * the certificate where the account has not got it. When that key is compromised it comes first:
 * some authorities believe a compromise only from whoever has the key.
 */
final class Revocation {
  /** This way does not lead there, another one may. */
  private static final Set<String> NOT_BY_THIS_KEY =
      Set.of(Problems.UNAUTHORIZED, Problems.NO_ACCOUNT);

  private final Directory directory;
  private final Accounts accounts;
  private final Optional<KeyFolder> keys;

  Revocation(Directory directory, Accounts accounts, Optional<KeyFolder> keys) {
    this.directory = directory;
    this.accounts = accounts;
    this.keys = keys;
  }

  /** By whose key a request is signed. */
  private interface Way {
    void send(Call call, X509Certificate certificate, Optional<RevocationReason> reason)
        throws AcmeException, IOException;
  }

  private record Attempt(Reply reply, boolean anotherWay) {}

  /**
   * @throws IOException when there was no answer, or one that can not be read
   */
  Reply of(X509Certificate certificate, ReasonCode reason) throws IOException {
    Call call = directory.call();
    try {
      Attempt last = new Attempt(Reply.notNow("there is no key to ask by"), true);
      for (Way way : ways(certificate, reason)) {
        last = attempt(call, way, certificate, reason);
        if (!last.anotherWay()) {
          return last.reply();
        }
      }
      accounts.forget();
      return Reply.notNow(
          last.reply().text()
              + "; wanted is the key of the account that issued it, or its own in"
              + " certificate-keys");
    } catch (RuntimeException e) {
      throw Problems.unreadable(e);
    }
  }

  private List<Way> ways(X509Certificate certificate, ReasonCode reason) throws IOException {
    Way account = (call, c, why) -> byAccount(call, c, why);
    Optional<KeyPair> own =
        keys.isPresent() ? keys.get().find(certificate.getPublicKey()) : Optional.empty();
    if (own.isEmpty()) {
      return List.of(account);
    }
    Way key = (call, c, why) -> Certificate.revoke(call.session(), own.get(), c, why.orElse(null));
    return reason == ReasonCode.KEY_COMPROMISE ? List.of(key, account) : List.of(account, key);
  }

  private void byAccount(Call call, X509Certificate certificate, Optional<RevocationReason> reason)
      throws AcmeException, IOException {
    Certificate.revoke(accounts.login(call.session()), certificate, reason.orElse(null));
  }

  /** A revocation must not fail over its reason: one that is not taken is left out. */
  private Attempt attempt(Call call, Way way, X509Certificate certificate, ReasonCode reason)
      throws IOException {
    Optional<RevocationReason> told = told(reason);
    try {
      way.send(call, certificate, told);
      return new Attempt(Reply.done("revoked, reason " + reason), false);
    } catch (AcmeException e) {
      if (!Problems.type(e).equals(Problems.BAD_REASON) || told.isEmpty()) {
        return failed(call, e);
      }
    }
    try {
      way.send(call, certificate, Optional.empty());
      return new Attempt(
          Reply.done("revoked without a reason: the CA does not take " + reason), false);
    } catch (AcmeException e) {
      return failed(call, e);
    }
  }

  private static Attempt failed(Call call, AcmeException e) throws IOException {
    return new Attempt(
        Problems.reply(e, call.exchange()), NOT_BY_THIS_KEY.contains(Problems.type(e)));
  }

  /** "Unspecified" is said by saying nothing (RFC 5280 section 5.3.1). */
  private static Optional<RevocationReason> told(ReasonCode reason) {
    return reason == ReasonCode.UNSPECIFIED
        ? Optional.empty()
        : Optional.of(RevocationReason.code(reason.code()));
  }
}
