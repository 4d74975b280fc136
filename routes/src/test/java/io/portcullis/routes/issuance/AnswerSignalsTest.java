package io.portcullis.routes.issuance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.IssuanceJudged;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.BeginDate;
import io.portcullis.routes.config.FrontSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerSignalsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final Alias MDM = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "slate-17");
  private static final Alias KEY = new Alias(AliasType.SPKI_SHA256, "ab".repeat(32));
  private static final Answer YES = Answer.allow("the subject is trusted");
  private static final Answer NO = Answer.deny("QUARANTINED");

  @TempDir private Path folder;
  private SubjectIndex subjects;
  private int offset;

  @BeforeEach
  void open() {
    subjects = new SubjectIndex(folder.resolve("subjects"));
    knows("dev-1", HOST, MDM);
    knows("dev-2", new Alias(AliasType.HOSTNAME, "slate-18"));
  }

  @AfterEach
  void close() {
    subjects.close();
  }

  @Test
  void aNoTiesNoKeyToAnybody() {
    // When
    List<Signal> signals = told(front(true), NO, "dev-1");
    // Then
    assertThat(signals).singleElement().matches(s -> s.subject().equals("dev-1"));
    assertThat(signals.getFirst().aliases()).isEmpty();
    assertThat(judged(signals).allowed()).isFalse();
  }

  @Test
  void aYesTiesTheKeySoThatTheCertificateIsKnownForItsOwn() {
    // When
    List<Signal> signals = told(front(true), YES, "dev-1");
    // Then
    assertThat(signals).singleElement().matches(s -> s.subject().isEmpty());
    assertThat(signals.getFirst().aliases()).containsExactly(KEY, MDM);
    assertThat(judged(signals))
        .isEqualTo(
            new IssuanceJudged(
                "scep",
                "cn=device ca",
                KEY.value(),
                judged(signals).names(),
                true,
                NOW.plus(AnswerSignals.LIFE)));
    assertThat(judged(signals).names()).hasSize(64).doesNotContain("slate");
  }

  @Test
  void severalThatAreMeantAreEachToldAndNotMadeOne() {
    // When
    List<Signal> signals = told(front(true), YES, "dev-1", "dev-2");
    // Then
    assertThat(signals).extracting(Signal::subject).containsExactly("dev-1", "dev-2");
  }

  @Test
  void whoHasNoNameOfItsOwnIsToldByItsId() {
    // When
    List<Signal> signals = told(front(true), YES, "dev-2");
    // Then
    assertThat(signals).extracting(Signal::subject).containsExactly("dev-2");
  }

  @Test
  void ofAStrangerOnlyAYesIsToldAndByTheKey() {
    assertThat(told(front(true), NO)).isEmpty();
    assertThat(told(front(false), YES)).isEmpty();
    // When
    List<Signal> signals = told(front(true), YES);
    // Then
    assertThat(signals).singleElement().matches(s -> s.aliases().equals(List.of(KEY)));
  }

  @Test
  void withoutAnAuthorityThereIsNothingToCompareWith() {
    FrontSettings nameless = front(Optional.empty(), false);
    // When
    List<Signal> signals = told(nameless, "", YES, "dev-1");
    List<Signal> said = told(nameless, "CN=Said CA", YES, "dev-1");
    // Then
    assertThat(signals).isEmpty();
    assertThat(judged(said).authority()).isEqualTo("cn=said ca");
  }

  private List<Signal> told(FrontSettings front, Answer answer, String... meant) {
    return told(front, "", answer, meant);
  }

  private List<Signal> told(FrontSettings front, String authority, Answer answer, String... meant) {
    Application application =
        new Application(
            authority,
            List.of(MDM, KEY),
            List.of(),
            List.of(),
            List.of("slate-17"),
            Optional.empty(),
            false);
    return new AnswerSignals(subjects).of(front, application, answer, Set.of(meant), "rec-1", NOW);
  }

  private static IssuanceJudged judged(List<Signal> signals) {
    return (IssuanceJudged) signals.getFirst().statement();
  }

  private static FrontSettings front(boolean mustAsk) {
    return front(Optional.of("CN=Device CA"), mustAsk);
  }

  private static FrontSettings front(Optional<String> authority, boolean mustAsk) {
    return new FrontSettings(
        "scep",
        FrontSettings.Form.PLAIN,
        new AuthSettings.NoneOnLoopback(),
        false,
        List.of(),
        authority,
        mustAsk,
        Optional.of(BeginDate.parse("2026-03-01")));
  }

  private void knows(String id, Alias... aliases) {
    Subject subject = Subject.fresh(id, SubjectKind.DEVICE, NOW).alsoKnownAs(List.of(aliases));
    byte[] value = Json.bytes(new Summary(subject, List.of()));
    subjects.read(new ConsumerRecord<>("subjects", 0, offset++, id, value));
  }
}
