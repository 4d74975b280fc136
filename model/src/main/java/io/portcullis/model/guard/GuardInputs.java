package io.portcullis.model.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Decision;
import io.portcullis.model.Soundness;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;

/** What the guard hears of a decision, in this order. */
public final class GuardInputs {
  private GuardInputs() {}

  public static List<GuardInput> of(State before, Decision decision) {
    Subject subject = decision.state().subject();
    List<GuardInput> inputs = new ArrayList<>(2);
    decision.proposal().ifPresent(p -> inputs.add(new GuardInput.Proposed(p)));
    decision
        .withdrawn()
        .ifPresent(
            id ->
                inputs.add(
                    new GuardInput.Withdrawn(subject.id(), subject.kind(), id, subject.now())));
    enrolled(before.subject(), subject).ifPresent(inputs::add);
    heard(before.subject(), subject).ifPresent(inputs::add);
    return inputs;
  }

  /** Group sizes are what the breaker takes shares of. */
  private static Optional<GuardInput> enrolled(Subject before, Subject after) {
    return before.groups().equals(after.groups())
        ? Optional.empty()
        : Optional.of(
            new GuardInput.Enrolled(
                after.id(),
                minus(after.groups(), before.groups()),
                minus(before.groups(), after.groups()),
                after.now()));
  }

  private static Set<String> minus(Set<String> these, Set<String> those) {
    Set<String> left = new HashSet<>(these);
    left.removeAll(those);
    return left;
  }

  /** A release that rests on a source that is not sound has to wait; the guard is told why. */
  private static Optional<GuardInput> heard(Subject before, Subject after) {
    if (after.kind() != SubjectKind.SOURCE) {
      return Optional.empty();
    }
    String was = Soundness.held(before);
    String is = Soundness.held(after);
    return was.equals(is)
        ? Optional.empty()
        : Optional.of(
            new GuardInput.SourceHeard(Soundness.name(after), !is.isEmpty(), is, after.now()));
  }
}
