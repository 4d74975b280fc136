package io.portcullis.routes.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.ca.local.Change;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.lab.nas.LabNas;
import io.portcullis.lab.nas.NasListener;
import io.portcullis.lab.nas.Stay;
import io.portcullis.model.Session;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.proof.Load.Fate;

import static org.assertj.core.api.Assertions.assertThat;

/** 20,000 signals, the hub killed twice in the middle; nothing is lost and nothing done twice. */
class KillIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final Duration SOON = Duration.ofMinutes(6);
  private static final String TOKEN = "kill-token";
  private static final String PIN = "pin-330077";
  private static final String DAS_SECRET = "ash-das-secret";
  private static final String KEY = "0e1f";

  @TempDir private Path folder;
  private SoftToken token;
  private Pki pki;
  private List<Pki.Credential> certificates;
  private LabNas nas;
  private HubProcess hub;

  @BeforeEach
  void start() throws IOException {
    token = SoftToken.make(folder.resolve("hsm"), TOKEN, PIN);
    token.key(KEY);
    pki = Pki.in(folder.resolve("ca"));
    certificates = pki.issue(Load.devices(), Use.CLIENT);
    Path pin = Files.writeString(folder.resolve("pin"), PIN);
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    SharedSecret secret = SharedSecret.of(DAS_SECRET);
    nas = LabNas.open("keep-nas", 0, secret, NasListener.NONE, Clock.systemUTC());
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("DAS", DAS_SECRET)
            .with("SOFTHSM2_CONF", token.configuration().toString())
            .start(config(pin));
  }

  @AfterEach
  void end() {
    if (hub != null) {
      hub.close();
    }
    if (nas != null) {
      nas.close();
    }
  }

  @Test
  void nothingIsLostAndNothingIsDoneTwice() throws Exception {
    // Given
    seed();
    Load load = new Load(Instant.now());
    // When
    try (Senders senders = new Senders(hub.client(), load.items())) {
      killAt(senders, 6_000);
      post("hsm", "<10>1 %s keep-vault monitor 9 - - TAMPER: lid".formatted(Instant.now()));
      killAt(senders, 13_000);
      senders.join();
      assertThat(senders.repeated()).isPositive();
    }
    // Then
    TopicReader topics = new TopicReader(hub.client().bootstrapServers());
    // Reading the books is work for the broker too.
    eventually().pollInterval(Duration.ofSeconds(3)).until(() -> settled(Books.read(topics)));
    Books books = Books.read(topics);
    StoredDecisions stored = new StoredDecisions(NODE.uri());
    everySignalHasOneFate(books, load);
    // Wake-ups go on, so more may have come by then.
    eventually()
        .untilAsserted(() -> assertThat(stored.decided()).containsAllEntriesOf(books.decided));
    everyPointIsAsItsDeviceStands();
    hub.end();
    changedOnceAGeneration();
  }

  private void killAt(Senders senders, int taken) {
    eventually().until(() -> senders.taken() >= taken);
    hub.kill();
    hub.start();
  }

  private static boolean settled(Books books) {
    return books.open() == 0 && books.undecided() == 0;
  }

  private static void everySignalHasOneFate(Books books, Load load) {
    int fates = Books.sum(books.resolved) + Books.sum(books.parked) + Books.sum(books.duplicate);
    assertThat(Books.sum(books.accepted)).isEqualTo(fates);
    assertThat(books.resolved.values()).containsOnly(1);
    assertThat(books.parked.values()).containsOnly(1);
    assertThat(books.parked).hasSize((int) load.count(Fate.PARKED));
    assertThat(books.letters).hasSize((int) load.count(Fate.BROKEN));
    assertThat(Books.sum(books.duplicate)).isGreaterThanOrEqualTo((int) load.count(Fate.DUPLICATE));
    assertThat(books.resolved.size()).isGreaterThanOrEqualTo((int) load.count(Fate.RESOLVED));
    assertThat(books.decided).containsAllEntriesOf(books.resolved);
    // A wake-up or an answer of the hub's own may come twice and is harmless; an accepted one may
    // not.
    Map<String, Integer> ours = new HashMap<>(books.decided);
    ours.keySet().retainAll(books.accepted.keySet());
    assertThat(ours.values()).containsOnly(1);
    assertThat(books.decided).doesNotContainKeys(books.parked.keySet().toArray(String[]::new));
  }

  private void everyPointIsAsItsDeviceStands() {
    for (int i = 0; i < Load.DEVICES; i++) {
      String vlan = Load.compliesAtTheEnd(i) ? "10" : "99";
      String session = Load.session(i);
      eventually().until(() -> isIn(vlan, session));
      String says = Load.compliesAtTheEnd(i) ? ": good" : "certificateHold";
      String serial = certificates.get(i).serial();
      eventually().until(() -> pki.ocsp(serial).contains(says));
    }
    eventually().until(() -> !token.signs(KEY));
  }

  private boolean isIn(String vlan, String session) {
    return nas.sessions().stay(session).map(Stay::vlan).orElse("").equals(vlan);
  }

  private void changedOnceAGeneration() {
    Map<String, Change> last = new HashMap<>();
    for (Change change : pki.history()) {
      if (change.kind() == Change.Kind.ISSUED || change.kind() == Change.Kind.CONFIRMED) {
        continue;
      }
      Change before = last.put(change.serial(), change);
      if (before != null) {
        assertThat(change.generation()).isGreaterThan(before.generation());
        assertThat(change.kind()).isNotEqualTo(before.kind());
      }
    }
    assertThat(last).isNotEmpty();
    for (int i = 0; i < Load.DEVICES; i++) {
      var moves = nas.sessions().changes(Load.session(i));
      IntStream.range(1, moves.size())
          .forEach(at -> assertThat(moves.get(at).from()).isEqualTo(moves.get(at - 1).to()));
      assertThat(moves).allMatch(m -> !m.from().equals(m.to()));
    }
    assertThat(token.notes(KEY)).isEqualTo(1);
  }

  private void seed() {
    for (int i = 0; i < Load.DEVICES; i++) {
      String name = Load.devices().get(i);
      String pem = certificates.get(i).certificate();
      post("inventory", Feeds.device(name, Load.mdm(i), Load.mac(i), pem));
      Instant at = Instant.now();
      Session session =
          new Session(Load.session(i), "127.0.0.1", "keep-nas", Load.mac(i), name, "", at);
      nas.sessions().add(session, "10");
      post("freeradius", Load.accounting(i, at));
    }
    Map<String, String> names = Map.of("pkcs11-key", TOKEN + ":" + KEY);
    post("inventory", Json.text(Map.of("key", "keep-key", "aliases", names)));
    Map<String, ?> child = Map.of("kind", "key", "aliases", names);
    post("inventory", Json.text(Map.of("authority", "keep-vault", "children", List.of(child))));
    eventually().until(() -> IntStream.range(0, Load.DEVICES).allMatch(this::known));
  }

  /** With its certificate and its session. */
  private boolean known(int device) {
    return hub.client()
        .explain(Feeds.byMdm(Load.mdm(device)))
        .filter(e -> e.path("facts").toString().contains("certificate "))
        .filter(e -> e.path("signals").toString().contains("session-started"))
        .isPresent();
  }

  private void post(String source, String body) {
    HubClient.Answer answer = hub.client().post(source, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private String config(Path pin) {
    return """
        elasticsearch: {hosts: ["%s"]}
        guard:
          {per-rule: 5000, per-source: 5000, overall: 5000, group-share: 1.0, compromise: {limit: 5000}, damping: {hold: 0s}}
        sources:
          - {name: inventory, type: inventory}
          - {name: intune, type: intune}
          - {name: okta, type: okta}
          - {name: falcon, type: crowdstrike}
          - {name: hsm, type: hsm-syslog}
          - {name: freeradius, type: freeradius}
        enforcers:
          ca: [%s]
          hsm: [{name: keep, module: %s, token: %s, pin: "file:%s"}]
          radius: [{name: nas, host: 127.0.0.1, port: %d, secret: "env:DAS", quarantine-vlan: "99", normal-vlan: "10"}]
        """
        .formatted(NODE.uri(), pki.yaml(), SoftToken.MODULE, TOKEN, pin, nas.address().getPort());
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(500));
  }
}
