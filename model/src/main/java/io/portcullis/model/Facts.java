package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.RiskOrigin;

/**
 * What the hub believes about one subject. Lists are short and bounded; certificates are kept
 * beside, one by one, because a subject can have many.
 */
public record Facts(
    List<Posture> postures,
    List<Account> accounts,
    List<Risk> risks,
    List<KeyUse> keyUses,
    List<HsmHealth> hsm,
    List<Parent> parents,
    List<Session> sessions,
    List<Feed> feeds,
    List<Lag> lags,
    List<Sequence> sequences,
    List<KeyReading> keyReadings,
    List<Note> notes,
    KeyHistory history,
    List<Repeats> repeats,
    Declared declared,
    List<WatchedService> services,
    List<Volume> volumes,
    Issuances issuances,
    List<Remarks> remarks) {
  /** Most entries kept of one kind; the oldest give way. */
  public static final int MAX = 64;

  public static final Facts NONE =
      new Facts(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** The last eleven are absent in the state of an earlier release. */
  public Facts {
    lags = Objects.requireNonNullElse(lags, List.of());
    sequences = Objects.requireNonNullElse(sequences, List.of());
    keyReadings = Objects.requireNonNullElse(keyReadings, List.of());
    notes = Objects.requireNonNullElse(notes, List.of());
    history = Objects.requireNonNullElse(history, KeyHistory.NONE);
    repeats = Objects.requireNonNullElse(repeats, List.of());
    declared = Objects.requireNonNullElse(declared, Declared.NONE);
    services = Objects.requireNonNullElse(services, List.of());
    volumes = Objects.requireNonNullElse(volumes, List.of());
    issuances = Objects.requireNonNullElse(issuances, Issuances.NONE);
    remarks = Objects.requireNonNullElse(remarks, List.of());
  }

  /** Of a subject that no token holds. */
  public Facts(
      List<Posture> postures,
      List<Account> accounts,
      List<Risk> risks,
      List<KeyUse> keyUses,
      List<HsmHealth> hsm,
      List<Parent> parents,
      List<Session> sessions,
      List<Feed> feeds,
      List<Lag> lags,
      List<Sequence> sequences) {
    this(
        postures,
        accounts,
        risks,
        keyUses,
        hsm,
        parents,
        sessions,
        feeds,
        lags,
        sequences,
        List.of(),
        List.of(),
        KeyHistory.NONE,
        List.of(),
        Declared.NONE,
        List.of(),
        List.of(),
        Issuances.NONE,
        List.of());
  }

  /** Of a subject that is no source. */
  public Facts(
      List<Posture> postures,
      List<Account> accounts,
      List<Risk> risks,
      List<KeyUse> keyUses,
      List<HsmHealth> hsm,
      List<Parent> parents,
      List<Session> sessions,
      List<Feed> feeds) {
    this(postures, accounts, risks, keyUses, hsm, parents, sessions, feeds, List.of(), List.of());
  }

  /** Device management's word, one per source. {@code since}: when it took this value. */
  public record Posture(
      String source,
      Compliance compliance,
      Management management,
      List<String> reasons,
      Instant since,
      Instant at,
      boolean weak)
      implements Fact {
    @Override
    public Fact undated() {
      return new Posture(source, compliance, management, reasons, since, since, weak);
    }

    @Override
    public String describe() {
      return "posture " + compliance + ", " + management + " by " + source + " " + reasons;
    }
  }

  /** The state of an account at an IdP, one per source. */
  public record Account(
      String source, AccountStatus status, Instant since, Instant at, boolean weak)
      implements Fact {
    @Override
    public Fact undated() {
      return new Account(source, status, since, since, weak);
    }

    @Override
    public String describe() {
      return "account " + status + " by " + source;
    }
  }

  /** An open detection or risk level. Resolved ones are removed. */
  public record Risk(
      String source,
      String id,
      RiskOrigin origin,
      Severity severity,
      Set<String> categories,
      String summary,
      Instant since,
      Instant at,
      boolean weak)
      implements Fact {
    public boolean of(String category) {
      return categories.contains(category);
    }

    @Override
    public Fact undated() {
      return new Risk(source, id, origin, severity, categories, summary, since, since, weak);
    }

    @Override
    public String describe() {
      return origin + " risk " + severity + " " + categories + " by " + source + ": " + summary;
    }
  }

  /**
   * A principal that uses this key. {@code known}: it was among those seen before the key had a
   * history, or a declared one. {@code since}: its first use.
   */
  public record KeyUse(
      String source,
      String principal,
      String operation,
      boolean known,
      Instant since,
      Instant at,
      boolean weak)
      implements Fact {
    @Override
    public Fact undated() {
      return new KeyUse(source, principal, operation, known, since, since, weak);
    }

    @Override
    public String describe() {
      return "key used by " + principal + " (" + operation + "), first at " + since;
    }
  }

  /** Health of an HSM as it, or its monitor, tells. */
  public record HsmHealth(
      String source, HsmCondition condition, String detail, Instant since, Instant at, boolean weak)
      implements Fact {
    @Override
    public Fact undated() {
      return new HsmHealth(source, condition, detail, since, since, weak);
    }

    @Override
    public String describe() {
      return "HSM " + condition + " by " + source + ": " + detail;
    }
  }

  /** A parent's standing that reached this subject along an edge. */
  public record Parent(
      String id,
      SubjectKind kind,
      EdgeType type,
      Standing standing,
      String rule,
      ReasonCode reason,
      String approval,
      Instant since,
      boolean weak)
      implements Fact {
    @Override
    public String source() {
      return "";
    }

    @Override
    public String describe() {
      return type + " parent " + kind + " " + id + " is " + standing + " (" + rule + ")";
    }
  }

  /**
   * Something happened to it that is no lasting state: a privilege was given, a policy changed.
   *
   * @param since when; what comes again within {@link Notes#SAME} is the same happening
   */
  public record Note(
      String source,
      String topic,
      String action,
      boolean success,
      Instant since,
      Instant at,
      boolean weak)
      implements Fact {
    @Override
    public Fact undated() {
      return new Note(source, topic, action, success, since, since, weak);
    }

    @Override
    public String describe() {
      return topic + ": " + action + (success ? "" : " (failed)") + " by " + source;
    }
  }

  /** A source that promised to be heard from; {@code since} is when its next word was due. */
  public record Feed(String source, Instant since) implements Fact {
    @Override
    public boolean weak() {
      return false;
    }

    @Override
    public String describe() {
      return "source " + source + ", next word due " + since;
    }
  }

  /** True when nothing is new since then but that sources said again what they had said. */
  public boolean repeat(Facts earlier) {
    return stays().equals(earlier.stays()) && undated().equals(earlier.undated());
  }

  private List<Session> stays() {
    return sessions.stream().map(Session::undated).toList();
  }

  private Set<Fact> undated() {
    return all().stream().map(Fact::undated).collect(Collectors.toSet());
  }

  /** Who told of any of it, in order. */
  public List<String> sources() {
    return all().stream().map(Fact::source).distinct().sorted().toList();
  }

  /** All that a rule can match; sessions are what is acted on, not what is judged. */
  public List<Fact> all() {
    List<Fact> all = new ArrayList<>();
    all.addAll(postures);
    all.addAll(accounts);
    all.addAll(risks);
    all.addAll(keyUses);
    all.addAll(hsm);
    all.addAll(parents);
    all.addAll(feeds);
    all.addAll(lags);
    all.addAll(keyReadings);
    all.addAll(notes);
    all.addAll(flaws());
    history.addTo(all);
    all.addAll(repeats);
    declared.addTo(all);
    all.addAll(differences());
    services.forEach(service -> service.addTo(all));
    all.addAll(volumes);
    issuances.addTo(all);
    remarks.forEach(about -> all.addAll(about.facts()));
    return all;
  }

  /** Where the key is not what it was declared to be. */
  public List<KeyDifference> differences() {
    return KeyDifference.of(declared, keyReadings);
  }

  /** What is wrong with the sequences of a source. */
  public List<Flaw> flaws() {
    return sequences.isEmpty() ? List.of() : sequences.stream().flatMap(Sequence::faults).toList();
  }

  Facts withPostures(List<Posture> changed) {
    return but(draft -> draft.postures = changed);
  }

  Facts withAccounts(List<Account> changed) {
    return but(draft -> draft.accounts = changed);
  }

  Facts withRisks(List<Risk> changed) {
    return but(draft -> draft.risks = changed);
  }

  Facts withKeyUses(List<KeyUse> changed) {
    return but(draft -> draft.keyUses = changed);
  }

  Facts withHsm(List<HsmHealth> changed) {
    return but(draft -> draft.hsm = changed);
  }

  Facts withParents(List<Parent> changed) {
    return but(draft -> draft.parents = changed);
  }

  Facts withSessions(List<Session> changed) {
    return but(draft -> draft.sessions = changed);
  }

  Facts withFeeds(List<Feed> changed) {
    return but(draft -> draft.feeds = changed);
  }

  Facts withLags(List<Lag> changed) {
    return but(draft -> draft.lags = changed);
  }

  Facts withSequences(List<Sequence> changed) {
    return but(draft -> draft.sequences = changed);
  }

  Facts withKeyReadings(List<KeyReading> changed) {
    return but(draft -> draft.keyReadings = changed);
  }

  Facts withNotes(List<Note> changed) {
    return but(draft -> draft.notes = changed);
  }

  Facts withHistory(KeyHistory changed) {
    return but(draft -> draft.history = changed);
  }

  Facts withRepeats(List<Repeats> changed) {
    return but(draft -> draft.repeats = changed);
  }

  Facts withDeclared(Declared changed) {
    return but(draft -> draft.declared = changed);
  }

  Facts withServices(List<WatchedService> changed) {
    return but(draft -> draft.services = changed);
  }

  Facts withVolumes(List<Volume> changed) {
    return but(draft -> draft.volumes = changed);
  }

  Facts withIssuances(Issuances changed) {
    return but(draft -> draft.issuances = changed);
  }

  Facts withRemarks(List<Remarks> changed) {
    return but(draft -> draft.remarks = changed);
  }

  private Facts but(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.facts();
  }

  /** All lists, to change one of them. */
  private static final class Draft {
    private List<Posture> postures;
    private List<Account> accounts;
    private List<Risk> risks;
    private List<KeyUse> keyUses;
    private List<HsmHealth> hsm;
    private List<Parent> parents;
    private List<Session> sessions;
    private List<Feed> feeds;
    private List<Lag> lags;
    private List<Sequence> sequences;
    private List<KeyReading> keyReadings;
    private List<Note> notes;
    private KeyHistory history;
    private List<Repeats> repeats;
    private Declared declared;
    private List<WatchedService> services;
    private List<Volume> volumes;
    private Issuances issuances;
    private List<Remarks> remarks;

    Draft(Facts facts) {
      this.postures = facts.postures;
      this.accounts = facts.accounts;
      this.risks = facts.risks;
      this.keyUses = facts.keyUses;
      this.hsm = facts.hsm;
      this.parents = facts.parents;
      this.sessions = facts.sessions;
      this.feeds = facts.feeds;
      this.lags = facts.lags;
      this.sequences = facts.sequences;
      this.keyReadings = facts.keyReadings;
      this.notes = facts.notes;
      this.history = facts.history;
      this.repeats = facts.repeats;
      this.declared = facts.declared;
      this.services = facts.services;
      this.volumes = facts.volumes;
      this.issuances = facts.issuances;
      this.remarks = facts.remarks;
    }

    Facts facts() {
      return new Facts(
          postures,
          accounts,
          risks,
          keyUses,
          hsm,
          parents,
          sessions,
          feeds,
          lags,
          sequences,
          keyReadings,
          notes,
          history,
          repeats,
          declared,
          services,
          volumes,
          issuances,
          remarks);
    }
  }
}
