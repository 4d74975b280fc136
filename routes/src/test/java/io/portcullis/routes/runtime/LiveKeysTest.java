package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.Control;
import io.portcullis.model.keys.Drill;
import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.KeyFilter;
import io.portcullis.model.keys.KeyLine;
import io.portcullis.model.keys.Met;
import io.portcullis.model.keys.Question;
import io.portcullis.model.keys.Related;
import io.portcullis.model.keys.Told;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.KeyPage;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiveKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final String SPKI = "ab".repeat(32);
  private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1";

  @TempDir private Path folder;
  private SubjectIndex index;
  private Optional<List<String>> below = Optional.empty();
  private List<Certificate> imported = List.of();
  private List<Related.Planned> planned = List.of();
  private List<Drill> drills = List.of();
  private LiveKeys keys;
  private int offset;

  @BeforeEach
  void open() {
    index = new SubjectIndex(folder.resolve("index"));
    keys =
        new LiveKeys(
            index,
            id -> below,
            spki -> spki.equals(SPKI) ? imported : List.of(),
            id -> id.equals("key-1") ? planned : List.of(),
            () -> Map.of("key-1", drills),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void whatIsNoKeyHasNoCard() {
    // Given
    read(subject("dev-1", SubjectKind.DEVICE, new Alias(AliasType.HOSTNAME, "laptop")));
    // When, Then
    assertThatThrownBy(() -> keys.card("hostname=laptop"))
        .isInstanceOf(HubRefusal.class)
        .hasMessage("no key is known as hostname=laptop");
    assertThatThrownBy(() -> keys.card("x".repeat(1_000))).isInstanceOf(HubRefusal.class);
  }

  @Test
  void aLabelOfTwoKeysNamesNeither() {
    // Given
    read(subject("key-1", SubjectKind.KEY, new Alias(AliasType.KEY_LABEL, "signing")));
    read(subject("key-2", SubjectKind.KEY, new Alias(AliasType.KEY_LABEL, "signing")));
    // When, Then
    assertThatThrownBy(() -> keys.card("signing"))
        .hasMessage("2 keys are known as signing; say which: key-1, key-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-1", "Signing", ARN, "arn=" + ARN, "t:0a", "pkcs11-key=T:0A"})
  void aKeyIsFoundByAnyOfItsNames(String name) {
    // Given
    read(
        subject(
            "key-1",
            SubjectKind.KEY,
            new Alias(AliasType.KEY_LABEL, "signing"),
            new Alias(AliasType.ARN, ARN),
            new Alias(AliasType.PKCS11_KEY, "t:0a")));
    // When, Then
    assertThat(keys.card(name).id()).isEqualTo("key-1");
  }

  @Test
  void aRestoreThatWasTriedAnswersTheMatrixAndTheCardOfItsKeyAlone() {
    // Given
    read(subject("key-1", SubjectKind.KEY, new Alias(AliasType.ARN, ARN)));
    read(subject("key-2", SubjectKind.KEY, new Alias(AliasType.ARN, ARN + "2")));
    drills = List.of(new Drill("ann", NOW, true, false, List.of("protocol 12")));
    // When
    List<KeyControls> matrix = keys.matrix(KeyFilter.ANY, "", 10).keys();
    KeyCard card = keys.card("key-1");
    // Then
    assertThat(matrix)
        .extracting(key -> key.cells().get(Control.RESTORED_LATELY.ordinal()).met())
        .containsExactly(Met.MET, Met.NOT_KNOWN);
    assertThat(card.answers().get(Question.ROLLBACK.ordinal()).told())
        .extracting(Told::text)
        .contains("restored in a drill 2026-11-01, evidence protocol 12");
  }

  @Test
  void whatIsOnTheCalendarIsOnTheCard() {
    // Given
    read(subject("key-1", SubjectKind.KEY, new Alias(AliasType.ARN, ARN)));
    planned = List.of(new Related.Planned(Question.ROTATION, "ann", NOW, "half done"));
    // When, Then
    assertThat(keys.card("key-1").answers().get(Question.ROTATION.ordinal()).told())
        .extracting(Told::text)
        .containsExactly("half done");
  }

  @Test
  void whoHoldsThatPublicKeyIsProtectedToo() {
    // Given
    Subject key = subject("key-1", SubjectKind.KEY, new Alias(AliasType.PKCS11_KEY, "t:0a"));
    read(new Summary(key, List.of(certificate("1", "CN=key"))));
    Subject device = subject("dev-1", SubjectKind.DEVICE, new Alias(AliasType.SPKI_SHA256, SPKI));
    read(new Summary(device, List.of(certificate("2", "CN=laptop"))));
    below = Optional.of(List.of("dev-1", "gone"));
    // When
    KeyCard card = keys.card("key-1");
    // Then
    assertThat(card.answers().get(Question.PROTECTS.ordinal()).told())
        .extracting(Told::text)
        .containsExactlyInAnyOrder(
            "certificate 1 of CN=key, valid until 2027-01-01",
            "certificate 2 of CN=laptop, valid until 2027-01-01",
            "device name of dev-1",
            "workload gone");
  }

  @Test
  void whatTheInventoryHasOfThatPublicKeyIsProtectedOnce() {
    // Given
    Subject key = subject("key-1", SubjectKind.KEY, new Alias(AliasType.SPKI_SHA256, SPKI));
    read(new Summary(key, List.of(certificate("1", "CN=key"))));
    imported = List.of(certificate("1", "CN=key"), certificate("3", "CN=server"));
    // When
    KeyCard card = keys.card("key-1");
    // Then
    assertThat(card.answers().get(Question.PROTECTS.ordinal()).told())
        .extracting(Told::text)
        .filteredOn(text -> text.startsWith("certificate"))
        .containsExactlyInAnyOrder(
            "certificate 1 of CN=key, valid until 2027-01-01",
            "certificate 3 of CN=server, valid until 2027-01-01");
  }

  @Test
  void pagesShowEachKeyOnceAndNothingElse() {
    // Given
    read(subject("dev-1", SubjectKind.DEVICE));
    IntStream.range(0, 25).forEach(i -> read(subject("key-" + i, SubjectKind.KEY)));
    read(subject("key-7", SubjectKind.KEY).mergedInto("key-8"));
    // When
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      KeyPage page = keys.page(KeyFilter.ANY, after, 10);
      page.keys().stream().map(KeyLine::id).forEach(ids::add);
      after = page.next();
    } while (!after.isEmpty());
    // Then
    assertThat(keys.matrix(KeyFilter.ANY, "", 7).keys()).hasSize(7);
    assertThat(ids).hasSize(24).doesNotHaveDuplicates().doesNotContain("dev-1", "key-7");
  }

  @Test
  void whatDoesNotFitIsNotShown() {
    // Given
    read(subject("key-1", SubjectKind.KEY));
    // When
    KeyPage page = keys.page(new KeyFilter("ca", "", "", "", ""), "", 10);
    // Then
    assertThat(page.keys()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  private static Subject subject(String id, SubjectKind kind, Alias... aliases) {
    return Subject.fresh(id, kind, NOW)
        .named("name of " + id, "", java.util.Set.of())
        .alsoKnownAs(List.of(aliases));
  }

  private static Certificate certificate(String serial, String subject) {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant until = Instant.parse("2027-01-01T00:00:00Z");
    return new Certificate("CN=CA", serial, subject, "", SPKI, from, until, false, "");
  }

  private void read(Subject subject) {
    read(new Summary(subject, List.of()));
  }

  private void read(Summary summary) {
    index.read(
        new ConsumerRecord<>("subjects", 0, offset++, summary.subject().id(), Json.bytes(summary)));
  }
}
