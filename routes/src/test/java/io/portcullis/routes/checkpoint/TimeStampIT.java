package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.api.http.RenewedTransport;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Extras;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Strands;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.evidence.timestamp.Trusted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A real authority of time stamps: {@code openssl ts} behind a small server. */
class TimeStampIT {
  private static final String CONFIG =
      """
      [ tsa ]
      default_tsa = one
      [ one ]
      serial = serial
      default_policy = 1.2.3.4
      digests = sha256
      signer_digest = sha256
      accuracy = secs:1
      ordering = no
      tsa_name = no
      ess_cert_id_chain = no
      ess_cert_id_alg = sha256
      """;

  @TempDir Path folder;
  private HttpServer server;
  private volatile Answer answer;

  private interface Answer {
    byte[] to(byte[] query) throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("tsa.cnf"), CONFIG);
    Files.writeString(folder.resolve("serial"), "01\n");
    OpenSsl.run(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out tsa.pem -days 2 -subj /CN=tsa"
            .concat(" -addext extendedKeyUsage=critical,timeStamping")
            .split(" "));
    answer = this::stamped;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = answer.to(exchange.getRequestBody().readAllBytes());
            boolean page = body.length > 0 && body[0] == '<';
            exchange
                .getResponseHeaders()
                .add("Content-Type", page ? "text/html" : "application/timestamp-reply");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aPageIsNoWitness() throws Exception {
    // Given
    answer = query -> "<html>sign in</html>".getBytes(UTF_8);
    // When, then
    assertThatThrownBy(() -> attestor().attest(checkpoint()))
        .isInstanceOf(IOException.class)
        .hasMessage("it answers 200 and not application/timestamp-reply");
  }

  @Test
  void anAnswerWithoutAnEndIsReadNoFurtherThanItsBound() throws Exception {
    // Given
    answer = query -> new byte[TimeStampAttestor.MOST_BYTES + 1];
    // When, then
    assertThatThrownBy(() -> attestor().attest(checkpoint())).isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerToAnotherQuestionIsNoWitness() throws Exception {
    // Given
    byte[][] first = new byte[1][];
    answer = query -> first[0] = stamped(query);
    attestor().attest(checkpoint());
    answer = query -> first[0];
    // When, then
    assertThatThrownBy(() -> attestor().attest(checkpoint()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nonce");
  }

  @Test
  void aTimeStampIsAWitnessThatOpensslVerifies() throws Exception {
    // Given
    Checkpoint checkpoint = checkpoint();
    // When
    Witness witness = attestor().attest(checkpoint);
    // Then
    assertThat(Witness.read(witness.line())).isEqualTo(witness);
    byte[] token = Base64.getDecoder().decode(witness.token());
    Files.write(folder.resolve("token.der"), token);
    OpenSsl.run(
        folder,
        "ts -verify -digest %s -token_in -in token.der -CAfile tsa.pem"
            .formatted(checkpoint.hash())
            .split(" "));
    assertThat(trusted().check(token, HexFormat.of().parseHex(checkpoint.hash())).authority())
        .contains("tsa");
  }

  private byte[] stamped(byte[] query) throws Exception {
    Files.write(folder.resolve("query.tsq"), query);
    OpenSsl.run(
        folder,
        "ts -reply -config tsa.cnf -queryfile query.tsq -signer tsa.pem -inkey key.pem -out r.tsr"
            .split(" "));
    return Files.readAllBytes(folder.resolve("r.tsr"));
  }

  private TimeStampAttestor attestor() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new TimeStampAttestor(
        url,
        new RenewedTransport(Tls.USUAL, Duration.ofSeconds(30), TimeStampAttestor.MOST_BYTES),
        trusted(),
        Clock.systemUTC());
  }

  private Trusted trusted() throws IOException {
    return new Trusted(CertificateFile.certificates(folder.resolve("tsa.pem")));
  }

  private static Checkpoint checkpoint() {
    return Strands.after("portcullis", Optional.empty())
        .next(Kind.CHECKPOINT, Clock.systemUTC().instant(), Extras.of(List.of()));
  }
}
