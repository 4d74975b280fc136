package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Session;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** A NAS that begins anew has lost all of its sessions, whosever they were. */
class NasRestartTest {
  private static final String NAS = "192.0.2.7";
  private static final Alias SOURCE = new Alias(AliasType.SOURCE_NAME, "freeradius");

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void itsSessionsEndAndThoseOfOthersDoNot() {
    connected(1, NAS);
    connected(2, NAS);
    connected(3, "192.0.2.70");
    // When
    restarted(NAS);
    // Then
    assertThat(sessions(1)).isEmpty();
    assertThat(sessions(2)).isEmpty();
    assertThat(sessions(3)).hasSize(1);
  }

  @Test
  void aSessionThatIsHeardOfAfterwardsIsThere() {
    connected(1, NAS);
    restarted(NAS);
    // When
    middle.pass(Duration.ofSeconds(1));
    connected(1, NAS);
    // Then
    assertThat(sessions(1)).hasSize(1);
  }

  @Test
  void aRestartThatIsHeardLateLeavesWhatBeganSince() {
    connected(1, NAS);
    middle.pass(Duration.ofSeconds(20));
    Instant began = middle.now();
    middle.pass(Duration.ofSeconds(20));
    connected(2, NAS);
    // When
    middle.pass(Duration.ofSeconds(2));
    heardOnlyNow(began);
    // Then
    assertThat(sessions(1)).isEmpty();
    assertThat(sessions(2)).hasSize(1);
  }

  @Test
  void moreThanAPageOfThemEndsTooAfterAWhile() {
    int many = 501;
    IntStream.range(0, many).forEach(i -> connected(i, NAS));
    // When
    restarted(NAS);
    middle.pass(Duration.ofSeconds(1));
    // Then
    assertThat(IntStream.range(0, many).filter(i -> !sessions(i).isEmpty())).isEmpty();
  }

  private void connected(int device, String nas) {
    Session session =
        new Session("s" + device, nas, "hall", "", "", "7", middle.now(), "", List.of());
    middle.say(
        SubjectKind.DEVICE, "freeradius", new Statement.SessionStarted(session), device(device));
  }

  private void restarted(String nas) {
    middle.say(
        SubjectKind.SOURCE, "freeradius", new Statement.NasRestarted(nas, "Accounting-On"), SOURCE);
  }

  private void heardOnlyNow(Instant began) {
    middle.deliver(
        new Signal(
            "sig-late",
            "freeradius",
            "late",
            began,
            middle.now(),
            SubjectKind.SOURCE,
            "",
            List.of(SOURCE),
            false,
            Actor.UNKNOWN,
            new Statement.NasRestarted(NAS, "Accounting-On")));
  }

  private List<Session> sessions(int device) {
    return middle.subject(device(device)).subject().facts().sessions();
  }

  private static Alias device(int number) {
    return Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + number);
  }
}
