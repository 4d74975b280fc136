package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.model.Facts.Account;
import io.portcullis.model.Facts.Feed;
import io.portcullis.model.Facts.HsmHealth;
import io.portcullis.model.Facts.Parent;
import io.portcullis.model.Facts.Posture;
import io.portcullis.model.Facts.Risk;
import io.portcullis.model.Statement.AccountStatus;

import static io.portcullis.model.Lag.Direction.AHEAD;
import static io.portcullis.model.Lag.Direction.BEHIND;

/**
 * One signal changes what is believed of a subject. Statements that change no fact pass through.
 */
final class Apply {
  private static final Set<AccountStatus> OFF =
      Set.of(AccountStatus.SUSPENDED, AccountStatus.DEACTIVATED, AccountStatus.DELETED);

  private Apply() {}

  static State apply(State before, Signal signal) {
    Subject subject = before.subject().at(signal.receivedAt());
    State state = before.with(subject.alsoKnownAs(aliases(subject, signal)));
    return switch (signal.statement()) {
      case Statement.PostureChanged s -> facts(state, posture(state, signal, s));
      case Statement.AccountChanged s -> facts(state, account(state, signal, s));
      case Statement.RiskChanged s -> facts(state, risk(state, signal, s));
      case Statement.HsmHealthChanged s -> facts(state, health(state, signal, s));
      case Statement.KeyOperated s -> facts(state, Keys.used(state.subject(), signal, s));
      case Statement.KeyObserved s -> facts(state, Keys.observed(state.subject(), signal, s));
      case Statement.KeyDeclared s -> facts(state, Declarations.key(state.subject(), signal, s));
      case Statement.CeremonyHeld s ->
          facts(state, Declarations.ceremony(state.subject(), signal, s));
      case Statement.AccessReviewTold s ->
          facts(state, Declarations.review(state.subject(), signal, s));
      case Statement.Remarked s -> facts(state, Remarks.remarked(state.subject(), signal, s));
      case Statement.ServiceProbed s -> facts(state, Services.probed(state.subject(), signal, s));
      case Statement.Noted s -> facts(state, Notes.noted(state.subject(), signal, s));
      case Statement.Heartbeat s -> facts(state, heard(state, signal, s));
      case Statement.SequenceAdvanced s -> facts(state, Sequences.advanced(state, signal, s));
      case Statement.RecordsLost s -> facts(state, Sequences.lost(state, signal, s));
      case Statement.ParentChanged s -> facts(state, parent(state, signal, s));
      case Statement.SessionStarted s -> Sessions.started(state, s);
      case Statement.SessionEnded s -> Sessions.ended(state, s, signal.receivedAt());
      case Statement.SessionsEnded s -> Sessions.allEnded(state, s, signal.receivedAt());
      case Statement.SubjectObserved s -> state.with(observed(state.subject(), signal, s));
      case Statement.CertificateIssued s ->
          Certificates.seen(
              facts(state, Issuing.issued(state.subject(), signal, s)), s.certificate(), "");
      case Statement.RequestTold s -> facts(state, Issuing.requested(state.subject(), signal, s));
      case Statement.IssuancesCounted s ->
          facts(state, Issuing.counted(state.subject(), signal, s));
      case Statement.IssuanceJudged s -> facts(state, Issuing.judged(state.subject(), signal, s));
      case Statement.CertificateObserved s -> Certificates.seen(state, s.certificate(), "");
      case Statement.CertificateRenewed s ->
          Certificates.seen(state, s.certificate(), s.replaced());
      case Statement.SubjectAbsorbed s -> Merge.absorb(state, s);
      case Statement.SubjectMerged s -> Merge.into(state, s.winner());
      case Statement.ActionAdmitted s -> Answers.admitted(state, s);
      case Statement.ActionHeld s -> Answers.held(state, s);
      case Statement.ActionDowngraded s -> Answers.downgraded(state, s);
      case Statement.ActionWithdrawn s -> Answers.withdrawn(state, s.proposal());
      case Statement.ActionExpired s -> Answers.refused(state, s.proposal());
      case Statement.OutcomeReported s -> Outcomes.reported(state, s.outcome());
      case Statement.Reinstated s -> Answers.reinstated(state);
      case Statement.CertificateRevoked s -> state;
      case Statement.EdgeAdded s -> state;
      case Statement.EdgeRemoved s -> state;
      case Statement.Authenticated s -> state;
      case Statement.NasRestarted s -> state;
      case Statement.PolicyActivated s -> state;
      case Statement.WakeUp s -> facts(state, Volumes.passed(state.subject()));
    };
  }

  private static State facts(State state, Facts changed) {
    return state.with(state.subject().with(changed));
  }

  private static List<Alias> aliases(Subject subject, Signal signal) {
    if (subject.aliases().containsAll(signal.aliases())) {
      return subject.aliases();
    }
    return Stream.concat(signal.aliases().stream(), subject.aliases().stream())
        .distinct()
        .limit(Subject.MAX_ALIASES)
        .toList();
  }

  private static Facts posture(State state, Signal signal, Statement.PostureChanged said) {
    Facts facts = state.subject().facts();
    List<Posture> kept =
        Keep.newest(
            facts.postures(),
            p -> p.source().equals(signal.source()),
            Posture::at,
            signal,
            last ->
                new Posture(
                    signal.source(),
                    said.compliance(),
                    said.management(),
                    said.reasons(),
                    last.filter(p -> same(p, said)).map(Posture::since).orElse(signal.occurredAt()),
                    signal.occurredAt(),
                    signal.weak()));
    return facts.withPostures(kept);
  }

  private static boolean same(Posture p, Statement.PostureChanged said) {
    return p.compliance() == said.compliance() && p.management() == said.management();
  }

  private static Facts account(State state, Signal signal, Statement.AccountChanged said) {
    Facts facts = state.subject().facts();
    return facts.withAccounts(
        Keep.newest(
            facts.accounts(),
            a -> a.source().equals(signal.source()),
            Account::at,
            signal,
            last -> account(last, signal, status(last, said.status()))));
  }

  private static Account account(Optional<Account> last, Signal signal, AccountStatus status) {
    Instant since =
        last.filter(a -> a.status() == status).map(Account::since).orElse(signal.occurredAt());
    return new Account(signal.source(), status, since, signal.occurredAt(), signal.weak());
  }

  /** Wrong passwords lock an account that is switched off, too: it stays switched off. */
  private static AccountStatus status(Optional<Account> last, AccountStatus said) {
    return said == AccountStatus.LOCKED
        ? last.map(Account::status).filter(OFF::contains).orElse(said)
        : said;
  }

  /**
   * What is not said stays: a feed that knows no groups must not take a subject out of those that
   * protect it.
   */
  private static Subject observed(Subject subject, Signal signal, Statement.SubjectObserved said) {
    return subject.named(
        said.name().isBlank() ? subject.name() : said.name(),
        said.owner().isBlank() ? subject.owner() : said.owner(),
        Groups.claimed(signal) ? subject.groups() : Groups.said(subject.groups(), said.groups()));
  }

  private static Facts risk(State state, Signal signal, Statement.RiskChanged said) {
    Facts facts = state.subject().facts();
    // A resolved one stays as INFO for a moment of history: it no longer matches.
    Severity severity = said.resolved() ? Severity.INFO : said.severity();
    List<Risk> updated =
        Keep.newest(
            facts.risks(),
            r -> r.source().equals(signal.source()) && r.id().equals(said.risk()),
            Risk::at,
            signal,
            last ->
                new Risk(
                    signal.source(),
                    said.risk(),
                    said.origin(),
                    severity,
                    said.categories(),
                    said.summary(),
                    last.filter(r -> open(r.severity()) == open(severity))
                        .map(Risk::since)
                        .orElse(signal.occurredAt()),
                    signal.occurredAt(),
                    signal.weak()));
    return facts.withRisks(updated);
  }

  private static boolean open(Severity severity) {
    return severity != Severity.INFO;
  }

  private static Facts health(State state, Signal signal, Statement.HsmHealthChanged said) {
    Facts facts = tried(state.subject().facts(), signal, said);
    return facts.withHsm(
        Keep.newest(
            facts.hsm(),
            h -> h.source().equals(signal.source()),
            HsmHealth::at,
            signal,
            last ->
                new HsmHealth(
                    signal.source(),
                    said.condition(),
                    said.detail(),
                    last.filter(h -> h.condition() == said.condition())
                        .map(HsmHealth::since)
                        .orElse(signal.occurredAt()),
                    signal.occurredAt(),
                    signal.weak())));
  }

  private static Facts tried(Facts facts, Signal signal, Statement.HsmHealthChanged said) {
    return said.condition() == Statement.HsmCondition.AUTHENTICATION_FAILURE
        ? facts.withHistory(KeyDeeds.failed(facts.history(), signal, Failures.AUTHENTICATION))
        : facts;
  }

  /** A feed is heard when we hear it, whatever time its events carry. */
  private static Facts heard(State state, Signal signal, Statement.Heartbeat said) {
    Instant now = state.subject().now();
    Facts facts = Volumes.heard(state.subject(), signal, said).withLags(lags(state, signal, said));
    return said.expected().isZero()
        ? facts.withFeeds(List.of())
        : facts.withFeeds(List.of(new Feed(signal.source(), now.plus(said.expected()))));
  }

  private static List<Lag> lags(State state, Signal signal, Statement.Heartbeat said) {
    Instant now = state.subject().now();
    List<Lag> known = state.subject().facts().lags();
    List<Lag> behind = Lags.heard(known, signal.source(), BEHIND, said.behind(), now);
    return Lags.heard(behind, signal.source(), AHEAD, said.ahead(), now);
  }

  private static Facts parent(State state, Signal signal, Statement.ParentChanged said) {
    Facts facts = state.subject().facts();
    List<Parent> others = new ArrayList<>(facts.parents());
    others.removeIf(p -> p.id().equals(said.parent()));
    if (said.standing() != Standing.GOOD) {
      others.add(
          new Parent(
              said.parent(),
              said.parentKind(),
              said.type(),
              said.standing(),
              said.rule(),
              said.reason(),
              said.approval(),
              signal.receivedAt(),
              said.weak()));
    }
    return facts.withParents(Keep.bounded(others));
  }
}
