package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Statement.RequestStep;
import io.portcullis.model.Statement.RequestTold;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

class RequestsTest {
  private State state = State.fresh("idn-1", SubjectKind.IDENTITY, T0);

  @Test
  void issuedAtOnceIsUnapproved() {
    // When
    told(T0, "41", RequestStep.ISSUED, "");
    // Then
    assertThat(only().unapproved()).isTrue();
    assertThat(only().describe()).contains("41", "WebServer", "nobody approved");
  }

  @Test
  void anotherOneThatWaitedDoesNotHelp() {
    told(T0, "40", RequestStep.WAITS, "");
    // When
    told(T0.plusSeconds(1), "41", RequestStep.ISSUED, "");
    // Then
    assertThat(requests()).extracting(Request::unapproved).containsExactly(false, true);
  }

  @Test
  void theSameNumberAtAnotherAuthorityIsAnotherRequest() {
    said(T0, new RequestTold("ca-2", "41", "WebServer", RequestStep.WAITS, "", true));
    // When
    told(T0.plusSeconds(1), "41", RequestStep.ISSUED, "");
    // Then
    assertThat(requests()).hasSize(2).last().matches(Request::unapproved);
  }

  @Test
  void itWaitedAndWasIssued() {
    told(T0, "41", RequestStep.WAITS, "");
    assertThat(only().describe()).contains("waits");
    Instant later = T0.plus(Duration.ofDays(3));
    // When
    told(later, "41", RequestStep.ISSUED, "");
    // Then
    assertThat(only().unapproved()).isFalse();
    assertThat(only().since()).isEqualTo(later);
  }

  @Test
  void theWordThatItWaitedMayComeLater() {
    told(T0, "41", RequestStep.ISSUED, "");
    // When
    told(T0.minusSeconds(60), "41", RequestStep.WAITS, "");
    // Then
    assertThat(only().unapproved()).isFalse();
    assertThat(only().since()).isEqualTo(T0);
  }

  @Test
  void anAgentApproved() {
    // When
    told(T0, "41", RequestStep.ISSUED, "ann");
    // Then
    assertThat(only().unapproved()).isFalse();
    assertThat(only().describe()).contains("approved by ann");
  }

  @Test
  void whatNobodyMustApproveIsNoFact() {
    // When
    said(T0, new RequestTold("ca-1", "41", "Machine", RequestStep.ISSUED, ""));
    // Then
    assertThat(requests()).isEmpty();
  }

  @Test
  void onlySoManyAreKeptAndThoseThatAreWellGiveWayFirst() {
    told(T0, "bad", RequestStep.ISSUED, "");
    for (int i = 1; i < Issuances.MAX; i++) {
      told(T0.plusSeconds(i), "good-" + i, RequestStep.ISSUED, "ann");
    }
    // When
    told(T0.plusSeconds(99), "last", RequestStep.WAITS, "");
    // Then
    assertThat(requests()).hasSize(Issuances.MAX);
    assertThat(requests()).extracting(Request::id).contains("bad", "last").doesNotContain("good-1");
  }

  @Test
  void aPersonWhoTakesTheSubjectBackAcceptsThem() {
    told(T0, "41", RequestStep.ISSUED, "");
    told(T0, "42", RequestStep.WAITS, "");
    // When
    said(T0.plusSeconds(1), new Statement.Reinstated("ann", "seen"));
    // Then: what still waits has to be approved all the same
    assertThat(requests()).extracting(Request::unapproved).containsExactly(false, false);
    assertThat(requests()).extracting(Request::accepted).containsExactly(true, false);
  }

  @Test
  void stateOfAnEarlierReleaseHasNone() {
    assertThat(new Issuances(List.of(), List.of(), List.of(), null).requests()).isEmpty();
  }

  private void told(Instant at, String id, RequestStep step, String approver) {
    said(at, new RequestTold("ca-1", id, "WebServer", step, approver, true));
  }

  private void said(Instant at, Statement statement) {
    state = Apply.apply(state, Samples.said("adcs", at, statement));
  }

  private List<Request> requests() {
    return state.subject().facts().issuances().requests();
  }

  private Request only() {
    assertThat(requests()).hasSize(1);
    return requests().getFirst();
  }
}
