package io.portcullis.lab.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.connectors.ca.local.Change;
import io.portcullis.model.Action;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * What was really done, as those tell who did it.
 *
 * @param authority all changes, in order
 * @param nas what was done to each session, in order
 */
public record Ledgers(List<Change> authority, Map<String, List<io.portcullis.lab.nas.Change>> nas) {

  /** Sentences, one for each thing in which a ledger and the hub's books do not agree. */
  List<String> contradictions(HubBooks books) {
    List<String> found = new ArrayList<>();
    Set<String> done = changes().map(Change::action).collect(Collectors.toCollection(HashSet::new));
    for (Action action : books.all()) {
      if (books.fate(action) == Fate.VERIFIED && !shown(action, done)) {
        found.add("the hub says " + named(action) + " was done, its ledger does not");
      }
    }
    unasked(books, found);
    twice(found);
    return List.copyOf(found);
  }

  /** The last word of the authority on this certificate. */
  private Want last(String serial) {
    return authority.stream()
        .filter(c -> c.serial().equals(serial))
        .reduce((a, b) -> b)
        .map(
            c ->
                switch (c.kind()) {
                  case HELD -> Want.HELD;
                  case REVOKED -> Want.REVOKED;
                  case ISSUED, RELEASED, CONFIRMED -> Want.VALID;
                })
        .orElse(Want.VALID);
  }

  private boolean shown(Action action, Set<String> done) {
    return switch (action.target()) {
      case Target.OfCertificate c ->
          done.contains(action.id()) || last(c.serial()) == action.want();
      case Target.OfSession s ->
          action.want() != Want.DISCONNECTED
              || nas.getOrDefault(s.session().id(), List.of()).stream()
                  .anyMatch(io.portcullis.lab.nas.Change::ended);
      default -> true;
    };
  }

  /** What was done and that no action asked for. */
  private void unasked(HubBooks books, List<String> found) {
    changes()
        .filter(c -> !books.actions().containsKey(c.action()))
        .forEach(c -> found.add("the CA " + c.kind() + " " + c.serial() + " for no action"));
    Set<String> sessions =
        books.all().stream()
            .map(Action::target)
            .filter(Target.OfSession.class::isInstance)
            .map(t -> ((Target.OfSession) t).session().id())
            .collect(Collectors.toSet());
    nas.forEach(
        (session, done) -> {
          if (!done.isEmpty() && !sessions.contains(session)) {
            found.add("the NAS changed session " + session + " for no action");
          }
        });
  }

  /** A repetition must change nothing. */
  private void twice(List<String> found) {
    changes()
        .collect(Collectors.groupingBy(Change::action, Collectors.counting()))
        .forEach(
            (action, times) -> {
              if (times > 1) {
                found.add("the CA did action " + action + " " + times + " times");
              }
            });
    nas.forEach(
        (session, done) -> {
          if (done.stream().filter(io.portcullis.lab.nas.Change::ended).count() > 1) {
            found.add("the NAS ended session " + session + " more than once");
          }
        });
  }

  private java.util.stream.Stream<Change> changes() {
    return authority.stream()
        .filter(c -> c.kind() != Change.Kind.ISSUED && c.kind() != Change.Kind.CONFIRMED);
  }

  static String named(Action action) {
    return action.want() + " of " + action.target().point() + " (" + action.id() + ")";
  }
}
