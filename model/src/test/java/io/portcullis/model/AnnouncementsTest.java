package io.portcullis.model;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnnouncementsTest {
  private static final Certificate CERTIFICATE = Samples.certificate("0a1b");

  private final Play play = Play.byRules().with(CERTIFICATE);

  @Test
  void whatIsOnlyWantedIsNotAnnounced() {
    assertThat(heard(Samples.BAD)).isEmpty();
  }

  @Test
  void aRepetitionOfWhatIsKnownIsNotAnnounced() {
    play.admitted(Samples.BAD);
    assertThat(heard(Samples.BAD)).isEmpty();
  }

  @Test
  void aSubjectThatTurnsOutToBeAnotherRegainsNothing() {
    play.admitted(Samples.BAD);
    assertThat(heard(new Statement.SubjectMerged("dev-2"))).isEmpty();
  }

  @Test
  void whoTakesOverAnotherThatWasNotTrustedIsNotTrustedEither() {
    // Given
    Play other = Play.byRules();
    other.admitted(Samples.BAD);
    // When
    List<Announcement> announced = heard(Statement.SubjectAbsorbed.of(other.state()));
    // Then
    assertThat(changes(announced)).containsExactly(new Announcement.TrustLost());
  }

  @Test
  void lostTrustIsAnnouncedWithItsReasonAndTheSignalThatBeganIt() {
    // Given
    Decision asked = play.hears(Samples.BAD);
    String began = asked.proposal().orElseThrow().cause();
    // When
    List<Announcement> announced = heard(admission());
    // Then
    Announcement lost = announced.getFirst();
    assertThat(announced).hasSize(1);
    assertThat(lost.change()).isEqualTo(new Announcement.TrustLost());
    assertThat(lost.transaction()).isEqualTo(began);
    assertThat(lost.rule()).isNotEmpty();
    assertThat(lost.reason()).isNotEmpty();
    assertThat(lost.byPerson()).isFalse();
    assertThat(lost.at()).isEqualTo(play.now());
  }

  @Test
  void regainedTrustIsAnnounced() {
    play.admitted(Samples.BAD);
    play.hears(Samples.FINE);
    assertThat(changes(heard(admission()))).containsExactly(new Announcement.TrustRegained());
  }

  @Test
  void revocationIsAnnouncedOnceWhateverTheCaAnswers() {
    // Given
    play.hears(Samples.risk("r-1", Severity.CRITICAL));
    // When
    List<Announcement> announced = heard(admission());
    // Then
    assertThat(changes(announced))
        .containsExactly(
            new Announcement.TrustLost(), new Announcement.CertificateRevoked(CERTIFICATE));
    assertThat(announced.stream().map(Announcement::transaction).distinct()).hasSize(1);
    Action asked = play.points(PointKind.CA).getFirst().action("dev-1", SubjectKind.DEVICE);
    play.answers(asked, Outcome.Status.NOT_ATTEMPTED, "the hub is stopped");
    Statement wake = new Statement.WakeUp(play.subject().wake().orElseThrow());
    play.passes(Duration.ofMinutes(1));
    assertThat(heard(wake)).isEmpty();
  }

  @Test
  void theSameDecisionIsAnnouncedUnderTheSameIds() {
    // Given
    play.hears(Samples.risk("r-1", Severity.CRITICAL));
    State before = play.state();
    Signal signal = Samples.said("guard", play.now(), admission());
    // When
    Decision once = Decision.decide(before, signal, new FewRules());
    Decision twice = Decision.decide(before, signal, new FewRules());
    // Then
    assertThat(Announcements.of(before, signal, once))
        .isEqualTo(Announcements.of(before, signal, twice))
        .extracting(Announcement::id)
        .doesNotHaveDuplicates();
  }

  private Statement admission() {
    Trust.Pending pending = play.trust().pending().orElseThrow();
    return new Statement.ActionAdmitted(
        pending.proposal(), play.trust().generation(), pending.standing(), "");
  }

  private List<Announcement> heard(Statement statement) {
    State before = play.state();
    Decision decision = play.hears(statement);
    Signal signal = Samples.said("guard", play.now(), statement);
    return Announcements.of(before, signal, decision);
  }

  private static List<Announcement.Change> changes(List<Announcement> announced) {
    return announced.stream().map(Announcement::change).toList();
  }
}
