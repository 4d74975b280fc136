package io.portcullis.connectors.idp.ssf.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;

import static io.portcullis.connectors.idp.ssf.verify.Transmitter.AUDIENCE;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.EC;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.ISSUER;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.NOW;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.published;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransmitterKeysTest {
  private static final JWK NEW = Transmitter.ec("ec-2", Curve.P_256);

  private final AtomicInteger reads = new AtomicInteger();
  private String set = published(EC);
  private boolean reachable = true;
  private Instant now = NOW;
  private final SetVerifier verifier = verifier();

  @TempDir Path folder;

  @Test
  void theyAreReadOnceForManyTokens() {
    for (int i = 0; i < 10; i++) {
      assertThat(verdict(EC)).isEqualTo(new Verdict.Genuine());
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void aNewKeyIsKnownWithTheFirstTokenItSigns() {
    verdict(EC);
    set = published(EC, NEW);
    now = now.plus(TransmitterKeys.LEAST);
    assertThat(verdict(NEW)).isEqualTo(new Verdict.Genuine());
    assertThat(reads).hasValue(2);
  }

  @Test
  void unknownKeysMakeNoFloodOfReads() {
    // Given
    verdict(EC);
    now = now.plusSeconds(1);
    // When
    for (int i = 0; i < 100; i++) {
      // Then: the key may be newer than the last look, so the token is not refused for good.
      assertThat(verdict(NEW)).isInstanceOf(Verdict.Undecided.class);
    }
    assertThat(reads).hasValue(1);
    now = now.plus(TransmitterKeys.LEAST);
    assertThat(verdict(NEW))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.INVALID_KEY));
    assertThat(reads).hasValue(2);
  }

  @Test
  void aWithdrawnKeyEndsWithinAnHour() {
    verdict(EC);
    set = published(NEW);
    now = now.plus(TransmitterKeys.KEPT);
    assertThat(verdict(EC)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void whileTheirPlaceDoesNotAnswerTheyAreBelievedForADay() {
    verdict(EC);
    reachable = false;
    now = NOW.plus(TransmitterKeys.BELIEVED).minusSeconds(1);
    assertThat(verdict(EC)).isEqualTo(new Verdict.Genuine());
    now = NOW.plus(TransmitterKeys.BELIEVED);
    assertThat(verdict(EC)).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void withoutKeysNothingIsDecided() {
    reachable = false;
    assertThat(verdict(EC)).isInstanceOf(Verdict.Undecided.class);
    reachable = true;
    now = now.plus(TransmitterKeys.LEAST);
    assertThat(verdict(EC)).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void whatIsNoSetOfKeysIsNotTaken() {
    set = "<html>";
    assertThat(verdict(EC)).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void aFileIsReadUpToABound() throws IOException {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, set);
    assertThat(KeyPlace.file(file).read()).isEqualTo(set);
    Files.write(file, new byte[KeyPlace.MAX_BYTES + 1]);
    assertThatThrownBy(() -> KeyPlace.file(file).read()).isInstanceOf(IOException.class);
  }

  @Test
  void anAddressIsAskedAndItsOddAnswersAreErrors() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/keys", 200, set.length(), set.getBytes(StandardCharsets.UTF_8));
    answer(server, "/moved", 302, 0, new byte[0]);
    answer(server, "/error", 500, 0, new byte[0]);
    answer(server, "/long", 200, 0, new byte[KeyPlace.MAX_BYTES + 1]);
    answer(server, "/half", 200, 1000, new byte[10]);
    server.start();
    try {
      assertThat(at(server, "/keys").read()).isEqualTo(set);
      for (String odd : new String[] {"/moved", "/error", "/long", "/half"}) {
        assertThatThrownBy(() -> at(server, odd).read()).as(odd).isInstanceOf(IOException.class);
      }
    } finally {
      server.stop(0);
    }
  }

  private static KeyPlace at(HttpServer server, String path) {
    return KeyPlace.url(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static void answer(HttpServer server, String path, int status, long length, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/keys");
          exchange.sendResponseHeaders(status, length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private Verdict verdict(JWK key) {
    return verifier.verify(token(JWSAlgorithm.ES256, key).getBytes(StandardCharsets.UTF_8));
  }

  private SetVerifier verifier() {
    InstantSource moving = () -> now;
    Clock clock = moving.withZone(ZoneOffset.UTC);
    return new SetVerifier(ISSUER, AUDIENCE, new TransmitterKeys(this::read, clock), clock);
  }

  private String read() throws IOException {
    reads.incrementAndGet();
    if (!reachable) {
      throw new IOException("not reachable");
    }
    return set;
  }
}
