package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.net.URL;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

import io.portcullis.connectors.ca.issuer.KeyText;

/**
 * The account that a key belongs to. It is looked for by its key and never made (RFC 8555 section
 * 7.3.1), and its address is kept until the key changes.
 */
final class Accounts {
  private final Supplier<String> key;
  private final AtomicReference<Optional<Known>> last = new AtomicReference<>(Optional.empty());

  private record Known(PublicKey key, URL account) {}

  /**
   * @param key text of the private key, asked for at each login
   */
  Accounts(Supplier<String> key) {
    this.key = key;
  }

  /**
   * @throws IOException when the key can not be had, or is none; says which, and nothing of it
   */
  Login login(Session session) throws AcmeException, IOException {
    KeyPair pair = pair();
    Optional<Known> known = last.get().filter(k -> k.key().equals(pair.getPublic()));
    if (known.isPresent()) {
      return session.login(known.get().account(), pair);
    }
    return look(session, pair);
  }

  /** The account as it is now, whatever was known. */
  Login look(Session session) throws AcmeException, IOException {
    return look(session, pair());
  }

  /** The next login looks for the account again. */
  void forget() {
    last.set(Optional.empty());
  }

  private Login look(Session session, KeyPair pair) throws AcmeException {
    Login login = new AccountBuilder().useKeyPair(pair).onlyExisting().createLogin(session);
    last.set(Optional.of(new Known(pair.getPublic(), login.getAccountLocation())));
    return login;
  }

  private KeyPair pair() throws IOException {
    try {
      return KeyText.read(key.get());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException("account-key: " + e.getMessage(), e);
    }
  }
}
