package io.portcullis.model.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.portcullis.model.Samples;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Desk.Wish;

import static org.assertj.core.api.Assertions.assertThat;

class GuardPropertyTest {
  private static final Limits SMALL =
      new Limits(Duration.ofMinutes(1), 3, 4, 5, 0.5, 4, Set.of("d3"), 2, Duration.ofMinutes(9), 2);

  @Property(tries = 300)
  void theSameInputsGiveTheSameAnswers(@ForAll("inputs") List<GuardInput> inputs) {
    assertThat(answers(inputs)).isEqualTo(answers(inputs));
  }

  @Property(tries = 300)
  void nothingIrreversibleThatNeedsPeopleGoesOutWithoutThem(
      @ForAll("inputs") List<GuardInput> inputs) {
    Desk desk = new Desk(SMALL);
    Set<String> agreed = new java.util.HashSet<>();
    for (GuardInput input : inputs) {
      if (input instanceof GuardInput.Approval a && a.approve()) {
        agreed.add(a.person());
      }
      boolean revokes =
          desk.hears(input).signals().stream()
              .anyMatch(s -> s.statement() instanceof Statement.ActionAdmitted a && strong(a));
      assertThat(!revokes || agreed.size() >= 2).isTrue();
    }
  }

  @Property(tries = 300)
  void nothingGoesOutWhileStopped(@ForAll("inputs") List<GuardInput> inputs) {
    Desk desk = new Desk(SMALL);
    for (GuardInput input : inputs) {
      Answer answer = desk.hears(input);
      if (desk.ledger.control().stopped()) {
        assertThat(answer.signals())
            .noneMatch(s -> s.statement() instanceof Statement.ActionAdmitted);
      }
    }
  }

  @Property(tries = 300)
  void noMoreGoesOutUnderAPlanThanItsQuotaAndNothingIrreversible(
      @ForAll("inputs") List<GuardInput> inputs) {
    Desk desk = new Desk(SMALL);
    desk.planned("pln", "leavers", 3);
    List<Statement.ActionAdmitted> under = new ArrayList<>();
    for (GuardInput input : inputs) {
      desk.hears(input).signals().stream()
          .map(Signal::statement)
          .filter(s -> s instanceof Statement.ActionAdmitted a && a.approval().equals("pln"))
          .forEach(s -> under.add((Statement.ActionAdmitted) s));
    }
    assertThat(under).hasSizeLessThanOrEqualTo(3);
    assertThat(under).noneMatch(GuardPropertyTest::strong);
  }

  private static boolean strong(Statement.ActionAdmitted admitted) {
    return admitted.standing() == Standing.REVOKED;
  }

  private static List<Answer> answers(List<GuardInput> inputs) {
    Desk desk = new Desk(SMALL);
    return inputs.stream().map(desk::hears).toList();
  }

  @Provide
  Arbitrary<List<GuardInput>> inputs() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 14),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of("ann", "bob", "cid"))
        .as(Draw::new)
        .list()
        .ofMaxSize(50)
        .map(GuardPropertyTest::numbered);
  }

  record Draw(int what, int subject, String person) {}

  private static List<GuardInput> numbered(List<Draw> draws) {
    List<GuardInput> inputs = new ArrayList<>();
    for (Draw draw : draws) {
      inputs.add(input(draw, Samples.T0.plusSeconds(5L * inputs.size())));
    }
    return inputs;
  }

  /** Revocations ask two people, as do the breaker and the list. */
  private static GuardInput input(Draw draw, Instant at) {
    String subject = "d" + draw.subject();
    String proposal = "prp-" + subject + "-1";
    return switch (draw.what()) {
      case 0 -> new GuardInput.Stop(draw.person(), "x", at);
      case 1 -> new GuardInput.Resume(draw.person(), "x", at);
      case 2 -> new GuardInput.SourceHeard("mdm", draw.subject() % 2 == 0, "", at);
      case 3 -> new GuardInput.Approval(proposal, 1, draw.person(), draw.subject() > 0, "x", at);
      case 4 ->
          new GuardInput.Approval(Breakers.id("rule:posture"), 1, draw.person(), true, "x", at);
      case 5 -> new GuardInput.Withdrawn(subject, SubjectKind.DEVICE, proposal, at);
      case 6 ->
          new GuardInput.Reinstatement(
              "rein-" + subject, subject, SubjectKind.DEVICE, draw.person(), "x", at);
      case 7, 8 -> new GuardInput.Tick(at);
      case 9 -> proposed(Wish.release(subject), at);
      case 10 -> proposed(Wish.of(subject, Standing.REVOKED).needing(2), at);
      case 11, 12 -> proposed(Wish.of(subject, Standing.QUARANTINED).in("leavers"), at);
      case 13 -> proposed(Wish.of(subject, Standing.REVOKED).needing(2).in("leavers"), at);
      default -> proposed(Wish.of(subject, Standing.QUARANTINED), at);
    };
  }

  private static GuardInput proposed(Wish wish, Instant at) {
    return new GuardInput.Proposed(Desk.proposal(wish, at));
  }
}
