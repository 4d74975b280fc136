package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.connectors.api.http.ClientCredentials;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that checks each request as Key Vault does; Azure itself was never asked. */
@Timeout(120)
class VaultEnforcerTest {
  private static final String SECRET = "secret-of-a-test";
  private static final String KEY = "https://" + StrictVault.HOST + "/keys/issuing";
  private static final Map<String, String> OURS = Map.of("portcullis", "disabled");

  /** Shorter only where silence is waited for. */
  private Duration timeout = Duration.ofSeconds(30);

  private StrictVault azure;
  private VaultEnforcer enforcer;

  @BeforeEach
  void open() throws IOException {
    azure =
        new StrictVault(SECRET)
            .version("Issuing", "a", true, Map.of())
            .version("Issuing", "b", false, Map.of("owner", "pki"))
            .version("Issuing", "c", true, Map.of("owner", "pki"));
    enforcer = enforcer(SECRET, Optional.of(azure.url()));
  }

  @AfterEach
  void close() {
    enforcer.close();
    azure.close();
  }

  @Test
  void aKeyOfAnotherVaultIsNotAskedFor() {
    // Given
    Target other = new Target.OfCloudKey("https://other.vault.azure.net/keys/issuing");
    // When
    Outcome outcome = enforcer.enforce(action(other, Want.DISABLED));
    // Then
    assertThat(enforcer.serves(other)).isFalse();
    assertThat(enforcer.serves(new Target.OfKey("t", "01"))).isFalse();
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(enforcer.enforce(action(Want.REVOKED)).status()).isEqualTo(Status.REFUSED);
    assertThat(azure.calls()).isEmpty();
  }

  @Test
  void aWrongSecretIsToldWithoutIt() {
    // Given
    try (VaultEnforcer wrong = enforcer("some-wrong-secret", Optional.of(azure.url()))) {
      // When
      Outcome outcome = wrong.enforce(action(Want.DISABLED));
      // Then
      assertThat(outcome.status()).isNotEqualTo(Status.ACKNOWLEDGED);
      assertThat(outcome.detail()).isEqualTo("no token: status 401");
      assertThat(wrong.check()).isEqualTo("no token: status 401");
    }
  }

  @Test
  void aTokenThatIsTakenNoLongerIsReplacedByTheNextAttempt() {
    // Given
    enforcer.check();
    azure.forgetTokens();
    // When
    Outcome first = enforcer.enforce(action(Want.DISABLED));
    Outcome second = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(first.status()).isEqualTo(Status.FAILED);
    assertThat(first.detail()).contains("HTTP 401 the token was not taken");
    assertThat(second.status()).isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void aMissingPermissionIsNamed() {
    // Given
    azure.on("PATCH", StrictVault.error(403, "Forbidden", "The user does not have it"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail())
        .isEqualTo("HTTP 403 keys/update is not allowed: Forbidden The user does not have it");
  }

  @Test
  void fewerCallsAreAskedFor() {
    // Given
    azure.on(
        "GET",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "10");
          StrictVault.error(429, "Throttled", "slow down").answer(exchange);
        });
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("fewer calls are asked for, again in 10 s");
    assertThat(azure.calls()).hasSize(1);
  }

  @Test
  void aFailureOfTheVaultIsTriedAgainLater() {
    // Given
    azure.on("GET", StrictVault.error(500, "InternalServerError", "oops"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aKeyThatMayNotBeChangedIsRefused() {
    // Given
    azure.on("PATCH", StrictVault.error(400, "BadParameter", "managed by a certificate"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("managed by a certificate");
  }

  @Test
  void aKeyOrAVersionThatIsNotThereIsGone() {
    // When / Then
    assertThat(enforcer.enforce(action(new Target.OfCloudKey(KEY + "2"), Want.DISABLED)).gone())
        .isTrue();
    assertThat(enforcer.enforce(action(version("d"), Want.DISABLED)).gone()).isTrue();
  }

  @Test
  void anotherPageAnotherListAndNoPageAreNoProof() {
    // Given
    azure.on("GET", e -> StrictVault.send(e, 200, "<html>a proxy's page</html>"));
    assertThat(enforcer.verify(action(Want.DISABLED)).status()).isEqualTo(Status.FAILED);
    azure.on("GET", e -> StrictVault.send(e, 200, "{\"value\":[{\"kid\":\"x\"}]}"));
    assertThat(enforcer.verify(action(Want.DISABLED)).detail()).contains("kid");
    azure.on(
        "GET",
        e ->
            StrictVault.send(
                e, 200, "{\"value\":[],\"nextLink\":\"https://evil.example.net/keys/x?y\"}"));
    // When
    Outcome outcome = enforcer.verify(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).isEqualTo("nextLink: leads to another list");
  }

  @Test
  void aListWithoutAnEndIsReadToTheBoundOnly() {
    // Given
    azure.on(
        "GET",
        e ->
            StrictVault.send(
                e,
                200,
                "{\"value\":[],\"nextLink\":\"https://%s/keys/issuing/versions?api-version=7.4\"}"
                    .formatted(StrictVault.HOST)));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(azure.calls()).hasSize(VaultApi.MAX_PAGES);
  }

  @Test
  void silenceABrokenConnectionAndABodyWithoutAnEndAreNoAnswer() {
    // Given
    azure.on("GET", exchange -> exchange.close());
    assertThat(enforcer.enforce(action(Want.DISABLED)).status()).isEqualTo(Status.SILENT);
    azure.on(
        "GET",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[8_192]);
          }
        });
    assertThat(enforcer.enforce(action(Want.DISABLED)).detail()).contains("longer than");
    azure.on("GET", exchange -> {});
    timeout = Duration.ofSeconds(1);
    try (VaultEnforcer hasty = enforcer(SECRET, Optional.of(azure.url()))) {
      // When
      Outcome outcome = hasty.enforce(action(Want.DISABLED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.SILENT);
    }
  }

  @Test
  void whatTakesTooLongIsLeftToTheNextAttempt() throws Exception {
    // Given
    try (VaultApi api = new VaultApi(config(SECRET, Optional.of(azure.url())), Clock.systemUTC())) {
      VersionSwitch over = new VersionSwitch(api, Duration.ofNanos(-1));
      // When
      VaultAnswer answer = over.disable(api.versions("issuing"));
      // Then
      assertThat(answer.status()).isEqualTo(Status.FAILED);
      assertThat(answer.detail()).isEqualTo("disabled 0 of 3 versions in time, 2 are left");
      assertThat(azure.enabled("a")).isTrue();
    }
  }

  @Test
  void aDisabledKeyThatSomebodyElseDisabledIsNotGuessedAt() {
    // Given
    azure.version("Issuing", "a", false, Map.of()).version("Issuing", "c", false, Map.of());
    // When
    Outcome outcome = enforcer.enforce(action(Want.ENABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("not by Portcullis");
  }

  @Test
  void allVersionsAreDisabledAndOnlyThoseGivenBack() {
    // When
    Outcome disabled = enforcer.enforce(action(Want.DISABLED));
    Outcome again = enforcer.enforce(action(Want.DISABLED));
    Outcome proof = enforcer.verify(action(Want.DISABLED));
    // Then
    assertThat(disabled.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(disabled.detail()).isEqualTo("disabled 2 of 3 versions");
    assertThat(again.detail()).isEqualTo("already so: disabled 0 of 3 versions");
    assertThat(proof.status()).isEqualTo(Status.VERIFIED);
    assertThat(proof.detail()).isEqualTo("0 of 3 versions are enabled");
    assertThat(azure.tags("a")).isEqualTo(OURS);
    assertThat(azure.tags("c"))
        .containsEntry("owner", "pki")
        .containsEntry("portcullis", "disabled");
    assertThat(azure.tags("b")).isEqualTo(Map.of("owner", "pki"));
    assertThat(enforcer.verify(action(Want.ENABLED)).status()).isEqualTo(Status.FAILED);
    // When
    Outcome enabled = enforcer.enforce(action(Want.ENABLED));
    // Then
    assertThat(enabled.detail()).isEqualTo("enabled 2 of 3 versions");
    assertThat(enforcer.verify(action(Want.ENABLED)).status()).isEqualTo(Status.VERIFIED);
    assertThat(azure.enabled("a")).isTrue();
    assertThat(azure.enabled("b")).isFalse();
    assertThat(azure.tags("c")).isEqualTo(Map.of("owner", "pki"));
    assertThat(azure.calls()).allMatch(c -> c.matches("(GET|PATCH) /keys/.*"));
  }

  @Test
  void theVersionThatIsNamedIsDisabledAlone() {
    // When
    Outcome outcome = enforcer.enforce(action(version("c"), Want.DISABLED));
    // Then
    assertThat(outcome.detail()).isEqualTo("disabled 1 of 1 versions");
    assertThat(azure.enabled("a")).isTrue();
    assertThat(azure.enabled("c")).isFalse();
    assertThat(enforcer.verify(action(version("c"), Want.DISABLED)).status())
        .isEqualTo(Status.VERIFIED);
  }

  @Test
  void aVersionWithoutRoomForATagIsDisabledNevertheless() {
    // Given
    Map<String, String> full = new HashMap<>();
    for (int i = 0; i < KeyVersion.MAX_TAGS; i++) {
      full.put("tag-" + i, "x");
    }
    azure.version("Issuing", "a", true, full);
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(azure.enabled("a")).isFalse();
    assertThat(azure.tags("a")).isEqualTo(full);
  }

  @Test
  void doctorLooksAndChangesNothing() {
    // When
    String check = enforcer.check();
    // Then
    assertThat(check).isEqualTo("ok");
    assertThat(azure.calls()).containsExactly("GET /keys");
    assertThat(azure.tokens()).isEqualTo(1);
    azure.on("GET", StrictVault.error(403, "Forbidden", "no"));
    assertThat(enforcer.check()).contains("keys/list is not allowed");
  }

  private static Target version(String digit) {
    return new Target.OfCloudKey(KEY + "/" + digit.repeat(32));
  }

  private VaultEnforcer enforcer(String secret, Optional<URI> endpoint) {
    return new VaultEnforcer(config(secret, endpoint), Clock.systemUTC());
  }

  private VaultConfig config(String secret, Optional<URI> endpoint) {
    ClientCredentials credentials =
        new ClientCredentials(
            azure.url().resolve("/token"), StrictVault.CLIENT, () -> secret, StrictVault.SCOPE);
    return new VaultConfig(
        "vault", URI.create("https://" + StrictVault.HOST), endpoint, credentials, timeout);
  }

  private static Action action(Want want) {
    return action(new Target.OfCloudKey(KEY), want);
  }

  private static Action action(Target target, Want want) {
    Instant decided = Instant.parse("2026-03-01T10:00:00Z");
    return new Action(
        Action.id("key-1", target, want, 1),
        "key-1",
        SubjectKind.KEY,
        target,
        want,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "test-rule",
        "sig-1",
        decided,
        decided);
  }
}
