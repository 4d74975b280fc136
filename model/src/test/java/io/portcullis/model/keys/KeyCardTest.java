package io.portcullis.model.keys;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyCardTest {
  @Test
  void ofAKeyThatNobodyToldOfNothingIsKnown() {
    // When
    KeyCard card = card(KeySamples.nameless());
    // Then
    assertThat(card.answers()).extracting(Answer::question).containsExactly(Question.values());
    assertThat(card.answers()).noneMatch(Answer::known);
    assertThat(texts(card, Question.ROLLBACK)).first().asString().startsWith("not known");
  }

  @Test
  void aNameAtItsPlaceIsAllThatIsKnownOfWhereItIs() {
    assertThat(texts(card(KeySamples.bare()), Question.STORED))
        .containsExactly("its name there is pkcs11-key=issuing:0a1b");
  }

  @Test
  void aTokenThatSaysOtherwiseComesFirst() {
    // Given
    KeyHome usb = new KeyHome(KeyHome.Kind.HSM_USB, "stick");
    State state =
        KeySamples.told(
            KeySamples.bare(),
            new Statement.KeyDeclared(KeySamples.declaration(Tier.CA, usb)),
            new Statement.KeyObserved(KeySamples.attributes(), KeySamples.token(false)));
    // When
    List<String> where = texts(card(state), Question.STORED);
    // Then
    assertThat(where.getFirst()).startsWith("DIFFERS, where: declared in hsm-usb stick");
  }

  @Test
  void whatAKeyServiceListsIsOnTheCard() {
    // Given
    State state = KeySamples.told(KeySamples.bare(), KeySamples.listed(true));
    // When
    KeyCard card = card(state);
    // Then
    assertThat(texts(card, Question.STORED))
        .first()
        .isEqualTo(
            "AWS KMS 111122223333 eu-central-1, in an HSM; enabled, made there, 1 of 2 versions"
                + " usable, replicas in eu-west-1; RSA 4096 \"issuing\", proved non-exportable");
    assertThat(texts(card, Question.ROTATION))
        .containsExactly(
            "by its key service, every 90 days, last 2026-10-01, next 2026-12-30, in 59 days");
  }

  @Test
  void aUseThatIsNotDeclaredIsMarked() {
    State state = KeySamples.told(KeySamples.sound(), KeySamples.used("sign", "mallory"));
    assertThat(texts(card(state), Question.USABLE))
        .contains("NOT DECLARED: used by mallory from 192.0.2.9");
  }

  @Test
  void withoutOverlapARollbackIsNotSafe() {
    // Given
    State state = KeySamples.sound();
    State one = state.with(state.certificates().subList(0, 1));
    // When
    Answer answer = answer(card(one), Question.ROLLBACK);
    // Then
    assertThat(answer.known()).isTrue();
    assertThat(answer.told().getFirst().text()).isEqualTo("NO, because");
    assertThat(answer.told())
        .extracting(Told::text)
        .contains("no earlier certificate is still valid: there is no overlap");
  }

  @Test
  void aDrillOfOverAYearAgoProvesNothing() {
    // When
    KeyCard card =
        KeyCard.of(KeySamples.sound(), Related.UNKNOWN, KeySamples.LATELY.plus(Rollback.DRILLED));
    // Then
    assertThat(texts(card, Question.ROLLBACK).getFirst()).isEqualTo("NO, because");
    assertThat(texts(card, Question.ROLLBACK).toString()).contains("over a year ago");
  }

  @Test
  void aSoundKeyAnswersEverythingWithItsEvidence() {
    // When
    KeyCard card = card(KeySamples.sound());
    // Then
    assertThat(card.answers()).allMatch(Answer::known);
    assertThat(card.profile().tier()).isEqualTo(Tier.CA);
    assertThat(card.profile().key()).isEqualTo("RSA 4096");
    assertThat(texts(card, Question.STORED))
        .contains(
            "declared in hsm-network luna-1, firmware 7.8.4, driver cryptoki 10.7",
            "FIPS 140-2 certificate 4684, level 3, status historical");
    assertThat(texts(card, Question.BACKUP))
        .containsExactly("wrapped copy, in the cellar, encrypted, last restored 2026-10-01");
    assertThat(texts(card, Question.ROTATION))
        .containsExactly("every 730 days, last 2026-03-01, next 2028-03-01, in 486 days");
    assertThat(texts(card, Question.OWNER)).containsExactly("pki@lab.example");
    assertThat(texts(card, Question.SIGNED)).contains("sign by issuing-1");
    assertThat(texts(card, Question.ROLLBACK).getFirst()).isEqualTo("yes, because");
    Told backup = answer(card, Question.BACKUP).told().getFirst();
    assertThat(backup.source()).isEqualTo("inventory");
    assertThat(backup.at()).contains(KeySamples.LATELY);
  }

  @Test
  void whatHangsOnItIsProtectedByIt() {
    // Given
    Related related =
        new Related(
            List.of(),
            Optional.of(List.of(new Related.Child("d", SubjectKind.DEVICE, "laptop-1"))));
    // When
    KeyCard card = KeyCard.of(KeySamples.sound(), related, KeySamples.NOW);
    // Then
    assertThat(texts(card, Question.PROTECTS))
        .containsExactly(
            "signs certificates of devices",
            "certificate 2 of CN=Issuing, valid until 2027-05-01",
            "certificate 1 of CN=Issuing, valid until 2027-01-01, replaced by 2",
            "device laptop-1");
  }

  @Test
  void whatPeopleKeepOnTheCalendarComesFirst() {
    // Given
    Related related =
        new Related(
            List.of(),
            Optional.empty(),
            List.of(
                new Related.Planned(Question.BACKUP, "ann", KeySamples.LATELY, "restore passed"),
                new Related.Planned(Question.ROTATION, "bob", KeySamples.LATELY, "overlap")),
            List.of());
    // When
    KeyCard card = KeyCard.of(KeySamples.sound(), related, KeySamples.NOW);
    // Then
    assertThat(answer(card, Question.BACKUP).told().getFirst())
        .isEqualTo(new Told("restore passed", "ann", Optional.of(KeySamples.LATELY)));
    assertThat(texts(card, Question.ROTATION)).hasSize(2).first().isEqualTo("overlap");
    assertThat(texts(card, Question.OWNER)).containsExactly("pki@lab.example");
  }

  @Test
  void anAnswerIsBoundedAndSaysWhatIsLeftOut() {
    // Given
    List<Related.Child> many =
        IntStream.range(0, 100)
            .mapToObj(i -> new Related.Child("d" + i, SubjectKind.DEVICE, "laptop-" + i))
            .toList();
    // When
    KeyCard card =
        KeyCard.of(KeySamples.bare(), new Related(List.of(), Optional.of(many)), KeySamples.NOW);
    // Then
    assertThat(answer(card, Question.PROTECTS).told()).hasSize(Answer.MAX);
    assertThat(answer(card, Question.PROTECTS).more()).isEqualTo(100 - Answer.MAX);
  }

  @Test
  void aFilterKnowsItsWords() {
    assertThatThrownBy(() -> new KeyFilter("highest", "", "", "", ""))
        .hasMessageStartingWith("tier must be one of ca, production-signing");
    KeyProfile profile = card(KeySamples.sound()).profile();
    assertThat(new KeyFilter("ca", "PKI@lab.example", "production", "hsm-network", "rsa 4096"))
        .matches(filter -> filter.fits(profile));
    assertThat(new KeyFilter("", "", "", "", "RSA")).matches(filter -> filter.fits(profile));
    assertThat(new KeyFilter("", "", "test", "", "")).matches(filter -> !filter.fits(profile));
    assertThat(KeyLine.of(KeySamples.sound(), KeySamples.NOW).certificates()).isEqualTo(2);
  }

  private static KeyCard card(State state) {
    return KeyCard.of(state, Related.UNKNOWN, KeySamples.NOW);
  }

  private static Answer answer(KeyCard card, Question question) {
    return card.answers().get(question.ordinal());
  }

  private static List<String> texts(KeyCard card, Question question) {
    return answer(card, question).told().stream().map(Told::text).toList();
  }
}
