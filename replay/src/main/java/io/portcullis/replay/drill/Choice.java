package io.portcullis.replay.drill;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.portcullis.model.Certificate;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;

import static io.portcullis.replay.drill.Drill.require;

/**
 * Which of the subjects that the history knows. What is empty does not choose.
 *
 * @param name name or id of one
 * @param group one of its groups
 * @param issuer of a certificate that has not expired, RFC 2253; "any" for whichever
 * @param most the first so many, by id
 */
public record Choice(SubjectKind kind, String name, String group, String issuer, int most) {
  public static final int MOST = 100_000;

  private static final String ANY = "any";

  public Choice {
    require(kind != null, "about.kind: is missing");
    require(most >= 1 && most <= MOST, "about.most: must be 1 to " + MOST);
  }

  List<Subject> of(Collection<State> known) {
    return known.stream()
        .filter(this::takes)
        .map(State::subject)
        .sorted(Comparator.comparing(Subject::id))
        .limit(most)
        .toList();
  }

  private boolean takes(State state) {
    Subject s = state.subject();
    return s.kind() == kind
        && s.mergedInto().isEmpty()
        && (name.isEmpty() || name.equals(s.name()) || name.equals(s.id()))
        && (group.isEmpty() || s.groups().contains(group))
        && (issuer.isEmpty() || state.certificates().stream().anyMatch(c -> issued(state, c)));
  }

  private boolean issued(State state, Certificate c) {
    return !c.expired(state.subject().now()) && (issuer.equals(ANY) || issuer.equals(c.issuer()));
  }
}
