package io.portcullis.connectors.ca.acme;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.testkit.Actions;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One certificate, its account, and a strict server of RFC 8555 and RFC 9773 that misbehaves on
 * demand.
 */
abstract class AcmeCase {
  static final String CA = "CN=Acme Test CA";
  static final Instant NOW = Instant.parse("2026-04-30T00:00:00Z");
  static final KeyPair CA_KEY = Keys.ec();
  static final KeyPair ACCOUNT = Keys.ec();
  static final KeyPair LEAF = Keys.ec();

  @TempDir Path dir;
  protected X509Certificate leaf;
  protected AcmeServer server;
  protected AcmeAuthority authority;
  protected AuthorityEnforcer enforcer;

  @BeforeEach
  void open() throws Exception {
    leaf = Keys.leaf(CA, CA_KEY, "CN=device-1", LEAF, new BigInteger("8765432100", 16));
    server = new AcmeServer(leaf);
    server.account(ACCOUNT.getPublic());
    Files.writeString(dir.resolve("device-1.pem"), Keys.pem(leaf));
    use(() -> text(ACCOUNT), Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    enforcer.close();
    server.close();
    assertThat(server.objections()).isEmpty();
  }

  final Outcome revoke(ReasonCode reason) {
    return enforcer.enforce(Actions.action(Actions.target(leaf), Want.REVOKED, reason));
  }

  final void use(Supplier<String> accountKey, Duration timeout) throws Exception {
    if (enforcer != null) {
      enforcer.close();
    }
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    authority =
        new AcmeAuthority(
            new AcmeConfig(
                "acme",
                server.url("/dir"),
                new Issuers(List.of(Keys.authority(CA, CA_KEY))),
                accountKey,
                dir,
                Optional.empty(),
                Proof.NONE,
                Tls.USUAL,
                timeout),
            clock);
    enforcer = new AuthorityEnforcer(authority, clock);
  }

  static String text(KeyPair key) {
    try {
      return Keys.pem(key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
