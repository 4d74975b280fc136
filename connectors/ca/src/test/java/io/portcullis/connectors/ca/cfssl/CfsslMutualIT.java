package io.portcullis.connectors.ca.cfssl;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.http.ClientKey;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;

/** The real cfssl, which asks for a client certificate. */
class CfsslMutualIT {
  private static final String CLIENTS = "CN=Clients of cfssl";
  private static final KeyPair CLIENTS_KEY = Keys.ec();

  @TempDir Path dir;
  private final KeyPair own = Keys.ec();
  private MutualCfssl cfssl;
  private ClientKey client;

  @BeforeEach
  void open() throws Exception {
    Program.need("cfssl", "golang-cfssl");
    Program.need("sqlite3", "sqlite3");
    cfssl = new MutualCfssl(dir, Keys.authority(CLIENTS, CLIENTS_KEY));
    String key = Keys.pem(own);
    client = new ClientKey.Pem(dir.resolve("hub.pem"), () -> key);
    show(CLIENTS, CLIENTS_KEY);
  }

  @AfterEach
  void close() {
    if (cfssl != null) {
      cfssl.close();
    }
  }

  @Test
  void withoutACertificateItAnswersNothing() {
    // When
    String said = check(Optional.empty());
    // Then
    assertThat(said).startsWith("no whole answer: ");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsNotTaken() throws Exception {
    // Given
    show("CN=Other", Keys.ec());
    // When
    String said = check(Optional.of(client));
    // Then
    assertThat(said).startsWith("no whole answer: ");
  }

  @Test
  void withItsCertificateTheHubMayRevoke() {
    // When
    String said = check(Optional.of(client));
    // Then
    assertThat(said).isEqualTo("ok");
  }

  private void show(String issuer, KeyPair by) throws Exception {
    Files.writeString(
        dir.resolve("hub.pem"),
        Keys.pem(Keys.leaf(issuer, by, "CN=hub", own, BigInteger.valueOf(7))));
  }

  private String check(Optional<ClientKey> shown) {
    CfsslConfig config =
        new CfsslConfig(
            "cfssl",
            cfssl.url(),
            new Issuers(List.of(cfssl.authority())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Proof.NONE,
            new Tls(Optional.of(dir.resolve("ca.pem")), shown),
            Duration.ofSeconds(60));
    try (CfsslAuthority authority = new CfsslAuthority(config, Clock.systemUTC())) {
      return authority.check();
    }
  }
}
