package io.portcullis.routes.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.intake.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

class IssuerDutyTest {
  private static final String NAME = "CN=Named CA";

  private final MovedClock clock = new MovedClock(Instant.now());
  private final KeptPlace place = new KeptPlace();
  private final List<RemarkRow> told = new ArrayList<>();
  private final List<Entry> learned = new ArrayList<>();
  private final KeyPair key = Keys.ec();
  private volatile byte[] body = new byte[0];
  private HttpServer server;
  private X509Certificate authority;
  private String url;

  @BeforeEach
  void serve() throws Exception {
    authority = Keys.authority(NAME, key);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/ca.cer";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anAddressThatIsInNoAllowedNetworkIsNotCalled() throws Exception {
    // Given
    body = authority.getEncoded();
    // When
    duty(List.of(), authority, leaf()).step(place);
    // Then
    assertThat(said())
        .extracting(Said::detail)
        .containsExactly("127.0.0.1 is in no network that is allowed");
  }

  @Test
  void whatIsNotThereIsRemarkedSinceItWasSeenFirstAlsoByAnotherHub() throws Exception {
    // Given
    Instant first = clock.instant();
    duty(List.of("127.0.0.0/8"), authority, leaf()).step(place);
    clock.pass(IssuerDuty.EVERY);
    told.clear();
    // When
    duty(List.of("127.0.0.0/8"), authority, leaf()).step(place);
    // Then
    assertThat(said()).containsExactly(new Said(Remark.Kind.ISSUER_NOT_FETCHED, first, "HTTP 404"));
    assertThat(told.getFirst().aliases().getFirst().key()).isEqualTo("authority-name=cn=named ca");
    assertThat(told.getFirst().remarked().item()).isEqualTo(url);
  }

  @Test
  void whatIsThereAgainIsTakenBack() throws Exception {
    // Given
    IssuerDuty duty = duty(List.of("127.0.0.0/8"), authority, leaf());
    duty.step(place);
    told.clear();
    body = authority.getEncoded();
    // When
    duty.step(place);
    // Then
    assertThat(told).hasSize(1);
    assertThat(said()).isEmpty();
    assertThat(place.text()).isEqualTo("{\"since\":{}}");
    assertThat(learned).isEmpty();
  }

  @Test
  void ofAnUnknownIssuerNothingIsRemarkedAndItsCertificateIsLearned() throws Exception {
    // Given
    duty(List.of("127.0.0.0/8"), leaf()).step(place);
    int before = told.size();
    body = authority.getEncoded();
    // When
    duty(List.of("127.0.0.0/8"), leaf()).step(place);
    // Then
    assertThat(before).isZero();
    assertThat(told).isEmpty();
    assertThat(learned)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.der().bytes()).isEqualTo(authority.getEncoded());
              assertThat(entry.sources()).containsExactly(IssuerWatch.SOURCE);
            });
  }

  @Test
  void whatTheLogDoesNotTakeMovesNoPlace() throws Exception {
    // Given
    IssuerDuty duty =
        duty(
            List.of("127.0.0.0/8"),
            CompletableFuture.failedFuture(new IOException("Kafka is away")),
            authority,
            leaf());
    // When
    duty.step(place);
    // Then
    assertThat(place.text()).isEmpty();
  }

  private List<Said> said() {
    return told.stream().flatMap(row -> row.remarked().said().stream()).toList();
  }

  private X509Certificate leaf() throws Exception {
    return Naming.issuer(NAME, key, url);
  }

  private IssuerDuty duty(List<String> networks, X509Certificate... all) {
    return duty(networks, CompletableFuture.completedFuture(null), all);
  }

  private IssuerDuty duty(
      List<String> networks, CompletableFuture<Void> durable, X509Certificate... all) {
    FoundAuthorities found =
        new FoundAuthorities(
            List.of(),
            new Inventory(List.of(all)),
            Reach.of(List.of("127.0.0.1"), networks),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10));
    return new IssuerDuty(found, learned::addAll, rows -> take(rows, durable), clock);
  }

  private Receipt take(byte[] rows, CompletableFuture<Void> durable) {
    new String(rows, StandardCharsets.UTF_8)
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class))
        .forEach(told::add);
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }

  private record Inventory(List<X509Certificate> all) implements FoundAuthorities.Certificates {
    @Override
    public boolean caughtUp() {
      return true;
    }

    @Override
    public void each(Consumer<Entry> reader) {
      all.forEach(one -> reader.accept(Entry.of(one, "test", Instant.EPOCH)));
    }
  }
}
