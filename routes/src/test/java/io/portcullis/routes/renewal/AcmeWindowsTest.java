package io.portcullis.routes.renewal;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.acme.AcmeAuthority;
import io.portcullis.connectors.ca.acme.AcmeConfig;
import io.portcullis.connectors.ca.acme.AcmeServer;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Misbehaviour;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Span;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.model.Alert;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.config.Sections;

import static org.assertj.core.api.Assertions.assertThat;

/** From a strict server of RFC 9773, by way of the enforcer's client, to a message. */
class AcmeWindowsTest {
  private static final String CA = "CN=Acme Test CA";
  private static final CalendarSettings SETTINGS = Sections.calendar("");

  @TempDir private Path folder;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<Alert> raised = new ArrayList<>();
  private X509Certificate leaf;
  private Entry entry;
  private MovedClock clock;
  private AcmeServer server;
  private AuthorityEnforcer enforcer;
  private InventoryStore store;
  private Suggestions suggestions;

  @BeforeEach
  void open() throws Exception {
    KeyPair ca = Keys.ec();
    KeyPair account = Keys.ec();
    leaf = Keys.leaf(CA, ca, "CN=device-1", Keys.ec(), new BigInteger("8765432100", 16));
    clock = new MovedClock(leaf.getNotBefore().toInstant().plus(Duration.ofDays(2)));
    server = new AcmeServer(leaf);
    server.account(account.getPublic());
    String key = Keys.pem(account);
    AcmeConfig config =
        new AcmeConfig(
            "acme",
            server.url("/dir"),
            new Issuers(List.of(Keys.authority(CA, ca))),
            () -> key,
            Files.createDirectories(folder.resolve("lego")),
            Optional.empty(),
            Proof.NONE,
            Tls.USUAL,
            Duration.ofSeconds(60));
    enforcer = new AuthorityEnforcer(new AcmeAuthority(config, clock), clock);
    store = InventoryStore.open(folder.resolve("inventory"), new Limits(8, 8, 10_000));
    entry = Entry.of(leaf.getEncoded(), "scan", clock.instant());
    store.put(List.of(entry));
    suggestions =
        new Suggestions(
            store,
            SETTINGS,
            enforcer.suggesting().stream().toList(),
            new CalendarMeters(registry, clock),
            clock);
  }

  @AfterEach
  void close() {
    store.close();
    enforcer.close();
    server.close();
    assertThat(server.objections()).isEmpty();
  }

  @Test
  void anErrorOfTheServerLeavesTheShareOfTheLifeInForce() {
    // Given
    server.next(
        AcmeServer.windowPath(leaf), Misbehaviour.status(503, "text/plain", "later", Map.of()));
    // When
    ask();
    // Then
    assertThat(suggestions.of(entry).suggested()).isEmpty();
    assertThat(count("failed")).isEqualTo(1);
  }

  @Test
  void aServerWithoutWindowsHasNoOpinion() {
    // Given
    server.withoutWindows();
    // When
    ask();
    // Then
    assertThat(suggestions.of(entry).suggested()).isEmpty();
    assertThat(count("none")).isEqualTo(1);
  }

  @Test
  void aWindowInThePastIsTold() {
    // Given
    Instant begin = leaf.getNotBefore().toInstant();
    Span window = new Span(begin.plusSeconds(3_600), begin.plusSeconds(7_200));
    server.next(
        AcmeServer.windowPath(leaf),
        Misbehaviour.status(
            200,
            "application/json",
            "{\"suggestedWindow\":{\"start\":\"%s\",\"end\":\"%s\"}}"
                .formatted(window.from(), window.until()),
            Map.of("Retry-After", "21600")));
    ask();
    // When
    new DayPass(store, SETTINGS, suggestions, raised::add, new CalendarMeters(registry, clock))
        .tellEarly(new Reminders(new MemoryJournal()), clock.instant());
    // Then
    assertThat(suggestions.of(entry).suggested()).contains(window);
    assertThat(count("told")).isEqualTo(1);
    assertThat(raised).hasSize(1);
    assertThat(raised.getFirst().title()).contains("without an owner is to be renewed early");
  }

  private void ask() {
    suggestions.choose(clock.instant());
    suggestions.ask();
    assertThat(server.asked()).contains("GET /dir");
  }

  private double count(String result) {
    return registry.counter("portcullis.calendar.windows", "result", result).count();
  }
}
