package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Mode;
import io.portcullis.model.Outcome;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Want;

/**
 * Why a subject stands as it stands: signals led to facts, rules hold findings against them, the
 * findings want a standing, the guard admitted one, actions carried it out.
 *
 * @param asked the id that was asked for
 * @param asOf the decision's own time of this answer
 * @param signals newest first; there may be more than are shown
 * @param grounds of each finding, in the same order
 * @param silent rules that find nothing and are near to it
 * @param closed findings that were closed, the last first
 */
public record Explanation(
    String asked,
    Instant asOf,
    SubjectView subject,
    List<FactView> facts,
    List<FindingView> findings,
    StandingView standing,
    List<ActionView> actions,
    List<SignalView> signals,
    List<Grounds> grounds,
    List<SilentRule> silent,
    List<ClosedFinding> closed) {
  /** The last three are absent in an earlier release's answer. */
  public Explanation {
    grounds = grounds == null ? List.of() : grounds;
    silent = silent == null ? List.of() : silent;
    closed = closed == null ? List.of() : closed;
  }

  /** Without the rules' own words. */
  public Explanation(
      String asked,
      Instant asOf,
      SubjectView subject,
      List<FactView> facts,
      List<FindingView> findings,
      StandingView standing,
      List<ActionView> actions,
      List<SignalView> signals) {
    this(
        asked, asOf, subject, facts, findings, standing, actions, signals, List.of(), List.of(),
        List.of());
  }

  /**
   * @param former ids of those that turned out to be this one; earlier records stand under them
   */
  public record SubjectView(
      String id,
      SubjectKind kind,
      String name,
      List<String> aliases,
      List<String> groups,
      List<String> former) {
    /** The last is absent in an earlier release's answer. */
    public SubjectView {
      former = former == null ? List.of() : former;
    }
  }

  /**
   * Something the hub believes.
   *
   * @param weak a weak alias alone ties it to the subject
   * @param doubt since when and why it may be true no longer, empty while its source is sound
   */
  public record FactView(String text, String source, Instant since, boolean weak, String doubt) {
    /** By a source that is sound. */
    public FactView(String text, String source, Instant since, boolean weak) {
      this(text, source, since, weak, "");
    }
  }

  /**
   * @param modeWhy why it goes as far as {@code mode}: a group, a ramp, an exemption; empty where
   *     the mode is the rule's own
   */
  public record FindingView(
      String id,
      String rule,
      int version,
      String digest,
      Severity severity,
      Standing standing,
      Mode mode,
      String reason,
      List<String> facts,
      Instant since,
      String modeWhy) {
    /** The last is absent in an earlier release's answer. */
    public FindingView {
      modeWhy = modeWhy == null ? "" : modeWhy;
    }

    /** In the rule's own mode. */
    public FindingView(
        String id,
        String rule,
        int version,
        String digest,
        Severity severity,
        Standing standing,
        Mode mode,
        String reason,
        List<String> facts,
        Instant since) {
      this(id, rule, version, digest, severity, standing, mode, reason, facts, since, "");
    }
  }

  /** {@code note}: why admitted and wanted differ, empty when they do not. */
  public record StandingView(Standing wanted, Standing admitted, Standing observed, String note) {}

  /** {@code cause}: id of the signal. {@code hops}: in the order of time. */
  public record ActionView(
      String id,
      String point,
      Want want,
      int generation,
      int attempt,
      String rule,
      String cause,
      List<OutcomeView> outcomes,
      List<Hop> hops) {}

  public record OutcomeView(Outcome.Status status, String detail, Instant at) {}

  /** A moment on the way of an action: the kinds of hops in kebab case, such as "session-gone". */
  public record Hop(String name, Instant at) {}

  public record SignalView(
      String id, String source, String text, Instant occurredAt, Instant receivedAt) {}
}
