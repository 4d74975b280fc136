package io.portcullis.routes.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.connectors.ca.endpoint.Staple;
import io.portcullis.connectors.ca.endpoint.StartTls;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.endpoint.Sight.Fault;
import io.portcullis.routes.endpoint.Sight.Shown;
import io.portcullis.routes.intake.Receipt;

import static io.portcullis.routes.endpoint.Certs.cert;
import static org.assertj.core.api.Assertions.assertThat;

/** Rounds of looks, and what is told of them. */
class EndpointDutyTest {
  private static final String SHOP = "shop.example.org:443";
  private static final Entry FIRST = cert(1, -60);
  private static final Entry SECOND = cert(2, -1);

  private final Map<String, Sight> sights = new HashMap<>();
  private final List<RemarkRow> told = new ArrayList<>();
  private final KeptPlace place = new KeptPlace();
  private final Certs known = new Certs();
  private List<Target> targets = List.of(server("shop.example.org"));
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private Instant now = Certs.NOW;
  private int bodies;

  @Test
  void whatTheLogDoesNotTakeIsToldWithTheNextLook() throws Exception {
    // Given
    sees(Sight.away("silent"));
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    EndpointDuty duty = duty();
    duty.step(place);
    durable = CompletableFuture.completedFuture(null);
    told.clear();
    // When
    duty.step(place);
    // Then
    assertThat(kinds()).containsExactly(Kind.ENDPOINT_AWAY);
  }

  @Test
  void oneLookThatFailsIsNoHarmToTheOthers() throws Exception {
    // Given
    targets = List.of(server("broken.example.org"), server("shop.example.org"));
    sees(Sight.away("silent"));
    // When
    duty().step(place);
    // Then
    assertThat(told).extracting(row -> row.remarked().item()).containsExactly(SHOP);
  }

  @Test
  void whereNoKeyIsKnownItIsAboutTheWatchItself() throws Exception {
    // Given
    sees(Sight.away("silent: no whole handshake"));
    // When
    duty().step(place);
    // Then
    RemarkRow row = told.getFirst();
    assertThat(row.kind()).isEqualTo(SubjectKind.SOURCE);
    assertThat(row.aliases().getFirst().key()).isEqualTo("source-name=watch:endpoints");
    assertThat(row.remarked().said())
        .containsExactly(new Said(Kind.ENDPOINT_AWAY, now, "silent: no whole handshake"));
  }

  @Test
  void oneThatNeverAnsweredIsAboutTheKeyThatShouldBeThere() throws Exception {
    // Given
    known.knows(FIRST, SECOND);
    sees(Sight.away("silent"));
    // When
    duty().step(place);
    // Then
    assertThat(told.getFirst().aliases().getFirst().value()).isEqualTo(Certs.key(2));
  }

  @Test
  void whatWasRemarkedBeforeItWentAwayStays() throws Exception {
    // Given
    known.knows(SECOND);
    sees(shown(FIRST));
    EndpointDuty duty = duty();
    duty.step(place);
    told.clear();
    now = now.plusSeconds(60);
    sees(Sight.away("silent"));
    // When
    duty.step(place);
    // Then
    assertThat(kinds()).containsExactly(Kind.NOT_DEPLOYED, Kind.ENDPOINT_AWAY);
    assertThat(told.getFirst().aliases().getFirst().value()).isEqualTo(Certs.key(1));
  }

  @Test
  void theSameIsToldAgainAfterADayAndSinceTheSameMoment() throws Exception {
    // Given
    sees(shown(FIRST, new Fault(Kind.CHAIN_UNTRUSTED, "no way")));
    EndpointDuty duty = duty();
    duty.step(place);
    now = now.plus(Notebook.AGAIN).minusSeconds(1);
    duty.step(place);
    assertThat(told).hasSize(1);
    now = now.plusSeconds(1);
    // When
    duty.step(place);
    // Then
    assertThat(told).hasSize(2);
    assertThat(told.getLast().remarked().said())
        .containsExactly(new Said(Kind.CHAIN_UNTRUSTED, Certs.NOW, "no way"));
  }

  @Test
  void aRenewedCertificateIsNotUsedAndThenItIs() throws Exception {
    // Given
    known.knows(SECOND);
    sees(shown(FIRST));
    EndpointDuty duty = duty();
    duty.step(place);
    assertThat(kinds()).containsExactly(Kind.NOT_DEPLOYED);
    told.clear();
    sees(shown(SECOND));
    // When
    duty.step(place);
    // Then
    RemarkRow row = told.getFirst();
    assertThat(told).hasSize(1);
    assertThat(row.aliases().getFirst().value()).isEqualTo(Certs.key(1));
    assertThat(row.remarked().said()).isEmpty();
  }

  @Test
  void twoAddressesWithTwoCertificatesAreToldOfEachKey() throws Exception {
    // Given
    known.knows(SECOND);
    sees(new Sight(List.of(at("192.0.2.1", FIRST), at("192.0.2.2", SECOND)), List.of(), List.of()));
    // When
    duty().step(place);
    // Then
    assertThat(kinds()).containsExactly(Kind.OLD_SERVED);
    assertThat(told.getFirst().aliases().getFirst().value()).isEqualTo(Certs.key(1));
  }

  @Test
  void aStapleThatWasThereIsMissedForThirtyDays() throws Exception {
    // Given
    sees(new Sight(List.of(stapled(Staple.Kind.GOOD)), List.of(), List.of()));
    EndpointDuty duty = duty();
    duty.step(place);
    sees(new Sight(List.of(stapled(Staple.Kind.NONE)), List.of(), List.of()));
    duty.step(place);
    assertThat(kinds()).containsExactly(Kind.STAPLE_MISSING);
    told.clear();
    now = now.plus(Remarking.STAPLE_MISSED);
    // When
    duty.step(place);
    // Then
    assertThat(told.getFirst().remarked().said()).isEmpty();
  }

  @Test
  void anotherHubGoesOnWithWhatWasTold() throws Exception {
    // Given
    sees(shown(FIRST, new Fault(Kind.NAME_WRONG, "not of it")));
    duty().step(place);
    told.clear();
    // When
    EndpointDuty another = duty();
    another.begin(place);
    another.step(place);
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void aPlaceThatCanNotBeReadIsAFirstOne() throws Exception {
    // Given
    place.keep("{\"pages\": 7}");
    sees(Sight.away("silent"));
    EndpointDuty duty = duty();
    // When
    duty.begin(place);
    duty.step(place);
    // Then
    assertThat(kinds()).containsExactly(Kind.ENDPOINT_AWAY);
  }

  @Test
  void whatIsNoLongerLookedAtIsForgottenOnce() throws Exception {
    // Given
    sees(Sight.away("silent"));
    duty().step(place);
    told.clear();
    targets = List.of();
    EndpointDuty next = duty();
    next.begin(place);
    // When
    next.step(place);
    next.step(place);
    // Then
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().remarked().said()).isEmpty();
  }

  @Test
  void theInventoryLearnsWhatIsUsedWhereAndTheChain() throws Exception {
    // Given
    Entry authority = cert(9, -300, "CN=Root", "Shop CA");
    sees(new Sight(List.of(at("", FIRST)), List.of(authority), List.of()));
    // When
    duty().step(place);
    // Then
    Entry learnt = known.byId(FIRST.id()).orElseThrow();
    assertThat(learnt.deployed()).containsExactly(SHOP);
    assertThat(learnt.owner()).isEqualTo("shop team");
    assertThat(known.byId(authority.id()).orElseThrow().deployed()).isEmpty();
  }

  @Test
  void alsoARoundWithoutAnythingNewIsTold() throws Exception {
    // Given
    sees(shown(FIRST));
    // When
    duty().step(place);
    // Then
    assertThat(told).isEmpty();
    assertThat(bodies).isEqualTo(2);
  }

  private static Target server(String host) {
    return new Target.Server(
        host, 443, List.of(), StartTls.NONE, Roots.of(List.of()), "shop team", Reach.ANYWHERE);
  }

  private static Shown at(String where, Entry entry) {
    return new Shown(where, entry, Staple.Kind.NONE, List.of());
  }

  private static Shown stapled(Staple.Kind kind) {
    return new Shown("", SECOND, kind, List.of());
  }

  private static Sight shown(Entry entry, Fault... faults) {
    return new Sight(
        List.of(new Shown("", entry, Staple.Kind.NONE, List.of(faults))), List.of(), List.of());
  }

  private void sees(Sight sight) {
    sights.put(SHOP, sight);
  }

  private List<Kind> kinds() {
    return told.stream().flatMap(row -> row.remarked().said().stream()).map(Said::kind).toList();
  }

  private EndpointDuty duty() {
    return new EndpointDuty(
        new Targets(targets, new Reach(List.of(), List.of()), Roots.of(List.of())),
        known,
        this::look,
        Duration.ofHours(1),
        1,
        this::take,
        new Tally(new SimpleMeterRegistry()),
        clock());
  }

  private Sight look(Target target) {
    return Optional.ofNullable(sights.get(target.item()))
        .orElseThrow(() -> new IllegalStateException("broken"));
  }

  private Receipt take(byte[] body) {
    bodies++;
    if (!durable.isCompletedExceptionally()) {
      new String(body, StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class))
          .forEach(told::add);
    }
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
