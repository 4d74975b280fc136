package io.portcullis.connectors.ca.custom;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.authority.Asking;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.TestPki;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** The real {@code openssl ca}, its database, and a CRL that it signs and we read over HTTP. */
@Timeout(300)
class OpensslCaIT {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");
  private static final String CONFIGURATION =
      """
      [ca]
      default_ca = keep
      [keep]
      dir = .
      database = index.txt
      new_certs_dir = certs
      certificate = ca.pem
      private_key = ca.key
      crlnumber = crlnumber
      default_md = sha256
      default_crl_days = 1
      policy = any
      [any]
      commonName = optional
      """;

  @TempDir Path dir;
  private HttpServer crl;
  private TestPki pki;

  @BeforeEach
  void open() throws Exception {
    if (!Files.isExecutable(OPENSSL)) {
      Assertions.assertNull(System.getenv("CI"), "needs Debian package openssl");
      Assumptions.abort("needs Debian package openssl");
    }
    pki = new TestPki(Asking.CA);
    pki.pem(dir.resolve("ca.pem"));
    write("ca.key", TestPki.text("PRIVATE KEY", pki.caKeys().getPrivate().getEncoded()));
    write("openssl.cnf", CONFIGURATION);
    write("index.txt", "");
    write("crlnumber", "01\n");
    Files.createDirectory(dir.resolve("certs"));
    KeyPair keys = TestPki.keys();
    TestPki.pem(
        dir.resolve("certs").resolve("A1B2C3D4E5.pem"),
        pki.leaf("CN=laptop", keys, new BigInteger(Asking.SERIAL, 16)));
    crl = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    crl.createContext(
        "/crl",
        exchange -> {
          byte[] der = Files.readAllBytes(dir.resolve("crl.der"));
          exchange.sendResponseHeaders(200, der.length);
          exchange.getResponseBody().write(der);
          exchange.close();
        });
    crl.start();
  }

  @AfterEach
  void close() {
    Optional.ofNullable(crl).ifPresent(c -> c.stop(0));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(dir.resolve(file), text, StandardCharsets.UTF_8);
  }

  private static CommandWish call(List<String> arguments, ExitRule... exits) {
    return new CommandWish(arguments, List.of(exits));
  }

  private Authority openssl() {
    Map<Wish, CommandWish> wishes =
        Map.of(
            Wish.REVOKE,
            call(
                List.of(
                    "ca",
                    "-config",
                    "openssl.cnf",
                    "-revoke",
                    "certs/{serial.upper}.pem",
                    "-crl_reason",
                    "{reason}")),
            Wish.PUBLISH,
            call(List.of("ca", "-config", "openssl.cnf", "-gencrl", "-out", "crl.pem")));
    URI url = URI.create("http://127.0.0.1:" + crl.getAddress().getPort() + "/crl");
    return new CommandConfig(
            "openssl",
            OPENSSL,
            Optional.of(dir),
            wishes,
            Map.of(),
            1,
            new Issuers(List.of(pki.root())),
            new Proof(Optional.empty(), Optional.of(url)),
            Asking.TIMEOUT.multipliedBy(6))
        .open(Clock.systemUTC());
  }

  private void toDer() throws Exception {
    Process process =
        new ProcessBuilder(
                OPENSSL.toString(),
                "crl",
                "-in",
                dir.resolve("crl.pem").toString(),
                "-outform",
                "DER",
                "-out",
                dir.resolve("crl.der").toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCertificateThatIsNotThereIsNotRevoked() {
    // When
    Outcome outcome = Asking.of(openssl()).about("ff").to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).startsWith("exit 1");
  }

  @Test
  void aRevocationIsInTheCrlThatItPublishes() throws Exception {
    // Given
    Asking asking = Asking.of(openssl());
    // When
    Outcome done = asking.to(Want.REVOKED);
    toDer();
    Outcome seen = asking.verify(Want.REVOKED);
    // Then
    assertThat(done.status()).as(done.detail()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(seen.status()).as(seen.detail()).isEqualTo(Status.VERIFIED);
    assertThat(seen.detail()).startsWith("CRL lists it, reason 1");
    assertThat(Files.readString(dir.resolve("index.txt")))
        .startsWith("R")
        .contains("keyCompromise", "A1B2C3D4E5");
    // openssl answers 1 to what is revoked already, as to any other error.
    assertThat(asking.to(Want.REVOKED).detail()).contains("it was so before: CRL lists it");
  }
}
