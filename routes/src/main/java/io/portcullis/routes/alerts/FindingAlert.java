package io.portcullis.routes.alerts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.model.Alert;
import io.portcullis.model.Alias;
import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.Mode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;

/**
 * What is found and changes no standing, as alerts. Where a standing changes, the decision has
 * people told by itself.
 *
 * @param from the lowest severity
 * @param subjects by id, as far as this hub knows them
 * @param runbooks by the id of the rule
 */
record FindingAlert(
    Severity from,
    Function<String, Optional<Subject>> subjects,
    Function<String, Optional<String>> runbooks) {

  boolean tells(Finding finding) {
    boolean changes =
        finding.mode() == Mode.ENFORCE && finding.standing().compareTo(Standing.WATCHED) > 0;
    return !changes && finding.severity().compareTo(from) >= 0;
  }

  static String id(String subject, Finding finding) {
    return Ids.of("alr", finding.id(subject), finding.since().toString());
  }

  /** An HSM that nobody gave a name is called by its strongest alias; nobody knows its id. */
  private static String name(Subject subject) {
    boolean named = !subject.name().isBlank() && !subject.name().equals(subject.id());
    return named
        ? subject.name()
        : subject.aliases().stream()
            .min(Comparator.naturalOrder())
            .map(Alias::key)
            .orElse(subject.id());
  }

  Alert of(String subject, SubjectKind kind, Finding finding) {
    Optional<Subject> known = subjects.apply(subject);
    String name = known.map(FindingAlert::name).orElse(subject);
    List<String> lines = new ArrayList<>();
    lines.add("Rule " + finding.rule() + ", " + finding.mode().name().toLowerCase(Locale.ROOT));
    lines.addAll(finding.facts());
    Optional<String> runbook = runbooks.apply(finding.rule());
    runbook.ifPresent(text -> lines.add("What to do: " + text));
    return new Alert(
        id(subject, finding),
        Alert.Kind.FINDING,
        finding.severity(),
        known.map(Subject::owner).orElse(""),
        subject,
        name + ": " + finding.reason(),
        lines,
        Links.of(subject, kind, finding.rule(), runbook),
        finding.since());
  }
}
