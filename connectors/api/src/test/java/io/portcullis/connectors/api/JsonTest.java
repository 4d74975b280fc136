package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyListed;
import io.portcullis.model.Link;
import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;
import io.portcullis.model.Run;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.TokenFacts;
import io.portcullis.model.Trust;
import io.portcullis.model.guard.GuardInput;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTest {
  @Test
  void aSignalComesBackAsItWasWritten() {
    // Given
    Signal signal =
        new Signal(
            "sig-1",
            "intune",
            "v1",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Instant.parse("2026-01-02T03:04:06Z"),
            SubjectKind.DEVICE,
            "",
            List.of(new Alias(AliasType.MAC, "02-00-00-00-AA-01")),
            false,
            Actor.UNKNOWN,
            new Statement.PostureChanged(
                Statement.Compliance.NON_COMPLIANT,
                Statement.Management.MANAGED,
                List.of("BitLocker")));
    // When
    Signal back = Json.read(Json.bytes(signal), Signal.class);
    // Then
    assertThat(back).isEqualTo(signal);
    assertThat(Json.text(signal)).contains("\"kind\":\"posture-changed\"");
  }

  @Test
  void whatAnEarlierReleaseCalledNoIsReadAsDeclined() {
    // Given
    byte[] old =
        """
        {"wanted":"QUARANTINED","admitted":"GOOD","generation":3,"pending":null,
         "no":"QUARANTINED"}\
        """
            .getBytes(StandardCharsets.UTF_8);
    // When
    Trust trust = Json.read(old, Trust.class);
    // Then
    assertThat(trust.declined()).contains(Standing.QUARANTINED);
    assertThat(Json.text(trust)).contains("\"declined\":\"QUARANTINED\"");
  }

  @Test
  void aHeartbeatOfAnEarlierReleaseTellsOfNoLag() {
    // Given
    byte[] old = "{\"kind\":\"heartbeat\",\"expected\":\"PT1H\"}".getBytes(StandardCharsets.UTF_8);
    // When
    Statement read = Json.read(old, Statement.class);
    // Then
    assertThat(read).isEqualTo(new Statement.Heartbeat(Duration.ofHours(1)));
  }

  @Test
  void aSilenceThatAnEarlierReleaseToldTheGuardIsRead() {
    // Given
    byte[] old =
        Json.text(new GuardInput.SourceHeard("mdm", true, "", Instant.EPOCH))
            .replace("\"why\":\"\",", "")
            .getBytes(StandardCharsets.UTF_8);
    // When
    GuardInput read = Json.read(old, GuardInput.class);
    // Then
    assertThat(read).isEqualTo(new GuardInput.SourceHeard("mdm", true, "", Instant.EPOCH));
  }

  @Test
  void whatIsSaidOfASequenceIsReadAsItWasWritten() {
    // Given
    Statement said =
        new Statement.SequenceAdvanced(
            "hsm-1",
            "17",
            0,
            1 << 16,
            List.of(new Run(-2, 5)),
            List.of(Link.hashing(5, "ab", "cd")),
            "item 3");
    // When
    Statement read = Json.read(Json.bytes(said), Statement.class);
    // Then
    assertThat(read).isEqualTo(said);
    assertThat(Json.kind(said)).isEqualTo("sequence-advanced");
  }

  @Test
  void whatATokenSaysOfAKeyIsReadAsItWasWritten() {
    // Given
    KeyAttributes attributes =
        new KeyAttributes(
            "a",
            "RSA",
            "2048",
            Word.CLEAR,
            Word.SET,
            Word.SET,
            Word.UNKNOWN,
            Word.SET,
            Word.SET,
            Set.of("SIGN"));
    TokenFacts token =
        new TokenFacts("t", "m", "n", "1", false, new TokenFacts.Versions("1.0", "2.0", "3.0"));
    Statement said = new Statement.KeyObserved(attributes, token);
    // When
    Statement read = Json.read(Json.bytes(said), Statement.class);
    // Then
    assertThat(read).isEqualTo(said);
    assertThat(Json.kind(said)).isEqualTo("key-observed");
    String less = Json.text(said).replace("\"local\":\"SET\",", "");
    assertThat(Json.read(less.getBytes(StandardCharsets.UTF_8), Statement.KeyObserved.class))
        .extracting(s -> s.attributes().local())
        .isEqualTo(Word.UNKNOWN);
  }

  @Test
  void whatAKeyServiceListsOfAKeyIsReadAsItWasWritten() {
    // Given
    KeyAttributes attributes =
        new KeyAttributes("a", "EC", "P-256", null, null, null, null, null, null, Set.of());
    TokenFacts service = TokenFacts.service("AWS", "KMS", "111122223333 eu-central-1", true);
    KeyListed listed =
        new KeyListed(
            KeyListed.Status.PENDING_DELETION,
            Optional.of(Instant.parse("2026-07-01T00:00:00Z")),
            KeyListed.Origin.IMPORTED,
            2,
            0,
            new KeyDeclaration.KeyRotation(
                Optional.of(Duration.ofDays(90)), Optional.empty(), Optional.empty()),
            List.of("replica of another"));
    Statement said = new Statement.KeyObserved(attributes, service, Optional.of(listed));
    // When
    Statement read = Json.read(Json.bytes(said), Statement.class);
    // Then
    assertThat(read).isEqualTo(said);
    assertThat(Json.text(new Statement.KeyObserved(attributes, service))).doesNotContain("listed");
  }

  @Test
  void aLookAtARevocationServiceIsReadAsItWasWritten() {
    // Given
    Instant at = Instant.parse("2026-03-01T10:00:00Z");
    Probe probe =
        new Probe(
            Probe.Result.EXPIRED,
            "ran out",
            Duration.ofMillis(250),
            Optional.of(new CrlEdition(at, at.plusSeconds(60), "7", 100, 3)),
            Probe.Agreement.differs("another is newer"));
    Statement said =
        new Statement.ServiceProbed(
            new RevocationService(RevocationService.Kind.CRL, "http://ca.example/a.crl"), probe);
    // When
    Statement read = Json.read(Json.bytes(said), Statement.class);
    // Then
    assertThat(read).isEqualTo(said);
    assertThat(Json.kind(said)).isEqualTo("service-probed");
  }

  @Test
  void aKeyOfACloudIsReadAsItWasWritten() {
    // Given
    Target key = new Target.OfCloudKey("https://example.vault.azure.net/keys/issuing");
    // When
    Target read = Json.read(Json.bytes(key), Target.class);
    // Then
    assertThat(read).isEqualTo(key);
    assertThat(Json.text(key)).contains("\"kind\":\"of-cloud-key\"");
  }

  @Test
  void aMergeOfAnEarlierReleaseIsRead() {
    // Given
    byte[] old =
        """
        {"kind":"subject-absorbed","loser":"dev-2","certificates":[],"facts":{"postures":[],
         "accounts":[],"risks":[],"keyUses":[],"hsm":[],"parents":[],"sessions":[],"feeds":[]}}\
        """
            .getBytes(StandardCharsets.UTF_8);
    // When
    Statement read = Json.read(old, Statement.class);
    // Then
    assertThat(read)
        .isEqualTo(
            new Statement.SubjectAbsorbed(
                "dev-2",
                Facts.NONE,
                List.of(),
                Standing.GOOD,
                List.of(),
                List.of(),
                "",
                "",
                java.util.Set.of(),
                List.of(),
                List.of()));
    assertThat(Json.read(Json.bytes(read), Statement.class)).isEqualTo(read);
  }
}
