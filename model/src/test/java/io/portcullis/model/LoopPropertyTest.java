package io.portcullis.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.portcullis.model.Outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** The promise of the loop, over any order of what may happen. */
class LoopPropertyTest {
  private static final int MAX_ROUNDS = 200;

  /** One thing that happens; {@code pick} chooses among the calls that wait for an answer. */
  record Event(int what, int pick, Status status) {}

  @Property(tries = 400)
  void inTheEndEveryPointHoldsWhatWasAdmittedLast(@ForAll("events") List<Event> events) {
    // Given
    Play play = estate();
    List<Action> sent = new ArrayList<>();
    // When
    events.forEach(e -> happens(play, sent, e));
    settle(play, sent);
    // Then
    Standing admitted = play.trust().admitted();
    assertThat(play.trust().wanted()).isEqualTo(admitted);
    for (Point point : play.subject().points()) {
      assertThat(point.status()).as(point.target().point()).isEqualTo(Point.Status.VERIFIED);
      assertThat(means(admitted, point.target())).contains(point.want());
    }
    assertThat(play.subject().points()).allMatch(p -> p.due().isEmpty());
  }

  @Property(tries = 200)
  void theSameSignalsGiveTheSameDecisions(@ForAll("events") List<Event> events) {
    assertThat(played(events)).isEqualTo(played(events));
  }

  @Property(tries = 200)
  void aGenerationIsOneWantAndATimerIsNeverInThePast(@ForAll("events") List<Event> events) {
    Play play = estate();
    List<Action> sent = new ArrayList<>();
    for (Event event : events) {
      happens(play, sent, event);
      assertThat(play.subject().wake()).matches(w -> w.isEmpty() || w.get().isAfter(play.now()));
    }
    assertThat(sent.stream().map(a -> a.target().point() + a.generation()).distinct().count())
        .isEqualTo(sent.stream().map(Action::id).distinct().count());
  }

  private static List<State> played(List<Event> events) {
    Play play = estate();
    List<Action> sent = new ArrayList<>();
    List<State> states = new ArrayList<>();
    for (Event event : events) {
      happens(play, sent, event);
      states.add(play.state());
    }
    return states;
  }

  private static Play estate() {
    return Play.byRules()
        .with(Samples.certificate("1"))
        .with(Samples.certificate("2", Samples.T0.plus(Duration.ofDays(9)), true))
        .with(Samples.session("s"));
  }

  private static void happens(Play play, List<Action> sent, Event event) {
    switch (event.what()) {
      case 0 -> sent.addAll(play.hears(Samples.BAD).actions());
      case 1 -> sent.addAll(play.hears(Samples.FINE).actions());
      case 2 -> sent.addAll(play.hears("edr", Samples.risk("r", Severity.CRITICAL)).actions());
      case 3 -> admit(play, sent);
      case 4 -> sent.addAll(again(play).actions());
      case 5 -> sent.addAll(play.passes(Duration.ofSeconds(7)).hears(beat()).actions());
      case 6 -> sent.addAll(shown(play, event.pick() % 2 == 0 ? "99" : "10").actions());
      case 7 -> answer(play, sent, new Event(7, event.pick(), Status.REFUSED), "gone: 503");
      default -> answer(play, sent, event, "answer");
    }
  }

  private static void admit(Play play, List<Action> sent) {
    if (play.trust().pending().isPresent()) {
      sent.addAll(play.admits().actions());
    }
  }

  private static Decision again(Play play) {
    return play.hears("radius", new Statement.SessionStarted(Samples.session("s")));
  }

  private static Decision shown(Play play, String network) {
    return play.hears("radius", new Statement.SessionStarted(Samples.session("s", network)));
  }

  private static Statement beat() {
    return new Statement.Heartbeat();
  }

  private static void answer(Play play, List<Action> sent, Event event, String detail) {
    if (!sent.isEmpty()) {
      Action action = sent.get(event.pick() % sent.size());
      String network = action.want() == Want.QUARANTINED ? "99" : "";
      sent.addAll(play.answers(action, event.status(), detail, network).actions());
    }
  }

  /** The guard answers, and each point says yes to what it is asked. */
  private static void settle(Play play, List<Action> sent) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      admit(play, sent);
      Subject subject = play.subject();
      List<Point> open =
          subject.points().stream().filter(p -> p.status() != Point.Status.VERIFIED).toList();
      if (open.isEmpty() && subject.trust().pending().isEmpty()) {
        return;
      }
      open.forEach(p -> play.answers(p.action("dev-1", subject.kind()), Status.VERIFIED, "seen"));
    }
    throw new AssertionError("it never comes to rest");
  }

  /** What a standing means at a point; what can not be undone may stay as it is. */
  private static List<Want> means(Standing standing, Target target) {
    boolean certificate = target instanceof Target.OfCertificate;
    return switch (standing) {
      case GOOD, WATCHED ->
          certificate
              ? List.of(Want.VALID, Want.REVOKED)
              : List.of(Want.CONNECTED, Want.DISCONNECTED);
      case QUARANTINED ->
          target instanceof Target.OfCertificate c
              ? List.of(c.publicTrust() ? Want.VALID : Want.HELD, Want.REVOKED)
              : List.of(Want.QUARANTINED, Want.DISCONNECTED);
      case REVOKED -> certificate ? List.of(Want.REVOKED) : List.of(Want.DISCONNECTED);
    };
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 50),
            Arbitraries.of(Status.class))
        .as(Event::new)
        .list()
        .ofMaxSize(40);
  }
}
