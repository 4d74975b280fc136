package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a signal says: the closed set of things that can change what the hub believes. */
public sealed interface Statement {

  // ---- said by vendors ----

  /** What an MDM holds of a device. {@code reasons}: the settings that failed, vendor's words. */
  record PostureChanged(Compliance compliance, Management management, List<String> reasons)
      implements Statement {}

  /**
   * A detection, or a risk level of a person or device, came, changed or was resolved.
   *
   * @param risk the vendor's id of the detection; a level without one uses the origin's name
   * @param categories ATT&amp;CK tactics and the like in kebab case, e.g. "credential-access"
   */
  record RiskChanged(
      RiskOrigin origin,
      String risk,
      Severity severity,
      Set<String> categories,
      boolean resolved,
      String summary)
      implements Statement {}

  record AccountChanged(AccountStatus status) implements Statement {}

  /** A login or a similar proof of identity; {@code method} as the vendor names it. */
  record Authenticated(boolean success, String method, String reason) implements Statement {}

  /**
   * A key was used or changed.
   *
   * @param operation "sign", "export", "destroy", kebab case
   * @param job of a build or a workload, as which the principal acted; empty where it is not told,
   *     and in the log of an earlier release
   * @param environment of the source, as the hub's configuration says; as {@code job}
   */
  record KeyOperated(
      String operation, String principal, boolean success, String job, String environment)
      implements Statement {
    public KeyOperated {
      job = Objects.requireNonNullElse(job, "");
      environment = Objects.requireNonNullElse(environment, "");
    }

    public KeyOperated(String operation, String principal, boolean success) {
      this(operation, principal, success, "", "");
    }

    public KeyOperated as(String byJob) {
      return new KeyOperated(operation, principal, success, byJob, environment);
    }

    public KeyOperated in(String place) {
      return new KeyOperated(operation, principal, success, job, place);
    }
  }

  /**
   * Attributes of a private key, read back from the token or the key service that holds it.
   *
   * @param listed by a key service; none of a token, and in the log of an earlier release
   */
  record KeyObserved(KeyAttributes attributes, TokenFacts token, Optional<KeyListed> listed)
      implements Statement {
    public KeyObserved {
      listed = Objects.requireNonNullElse(listed, Optional.empty());
    }

    public KeyObserved(KeyAttributes attributes, TokenFacts token) {
      this(attributes, token, Optional.empty());
    }
  }

  /** What people declare of a key; it replaces all that the same source declared before. */
  record KeyDeclared(KeyDeclaration declaration) implements Statement {}

  /**
   * A key ceremony, or another deed at an HSM for which several people are needed.
   *
   * @param purpose in people's words, or the HSM's name of the deed
   * @param needed 1 to {@link #MAX_PEOPLE} people, {@code present}: those who took part
   */
  record CeremonyHeld(String purpose, Instant heldAt, int needed, int present)
      implements Statement {
    public static final int MAX_PEOPLE = 64;

    public CeremonyHeld {
      purpose = Bounds.text("purpose", purpose);
      if (needed < 1 || needed > MAX_PEOPLE || present < 0 || present > MAX_PEOPLE) {
        throw new IllegalArgumentException(
            "ceremony-held: needs 1 to %1$d people, of whom 0 to %1$d were present"
                .formatted(MAX_PEOPLE));
      }
    }
  }

  /**
   * Somebody has to look again at who may do what.
   *
   * @param review its name, or the vendor's id
   */
  record AccessReviewTold(String review, Instant due, boolean done) implements Statement {
    public AccessReviewTold {
      review = Bounds.text("review", review);
    }
  }

  /** The hub looked at a place where relying parties learn of revocations. */
  record ServiceProbed(RevocationService service, Probe probe) implements Statement {}

  record HsmHealthChanged(HsmCondition condition, String detail) implements Statement {}

  /**
   * The hub itself found out, by its calendar or by looking, what is not as it should be with one
   * item of the subject. It replaces what the same source said of that item before.
   *
   * @param item a certificate, an endpoint, a rotation, an exercise: its name within the source, of
   *     at most {@link #MAX_TEXT} characters
   * @param said at most {@link #MOST}; none when all is as it should be
   */
  record Remarked(String item, List<Said> said) implements Statement {
    public static final int MOST = 8;
    public static final int MAX_TEXT = 512;

    /**
     * @param since from when on it is so, which may be still to come
     * @param detail one line for people, of at most {@link #MAX_TEXT} characters
     */
    public record Said(Remark.Kind kind, Instant since, String detail) {
      public Said {
        detail = bounded("detail", detail);
      }
    }

    public Remarked {
      item = bounded("item", item);
      if (item.isEmpty() || said.size() > MOST) {
        throw new IllegalArgumentException(
            "remarked: needs an item, and at most %d remarks".formatted(MOST));
      }
      said = List.copyOf(said);
    }

    private static String bounded(String what, String text) {
      if (text.length() > MAX_TEXT) {
        throw new IllegalArgumentException(
            "%s: longer than %d characters".formatted(what, MAX_TEXT));
      }
      return text;
    }
  }

  /**
   * @param mustAsk true when its authority has to ask the hub before it issues, as the
   *     configuration says; absent in the log of an earlier release
   * @param approver who approved its request, as far as the source tells; or empty
   */
  record CertificateIssued(Certificate certificate, boolean mustAsk, String approver)
      implements Statement {
    public CertificateIssued {
      approver = Bounds.text("approver", approver);
    }

    public CertificateIssued(Certificate certificate) {
      this(certificate, "");
    }

    public CertificateIssued(Certificate certificate, String approver) {
      this(certificate, false, approver);
    }

    public CertificateIssued marked() {
      return new CertificateIssued(certificate, true, approver);
    }
  }

  /**
   * A request for a certificate came a step further at its authority. Said only by sources that
   * tell whether somebody approved it.
   *
   * @param authority as the source names it
   * @param request the authority's number of it
   * @param profile, or template; empty where it is not told
   * @param approver who approved it, as far as the source tells; or empty
   * @param mustApprove true when nothing of that profile may be issued without an approval, as the
   *     configuration says; no source says it
   */
  record RequestTold(
      String authority,
      String request,
      String profile,
      RequestStep step,
      String approver,
      boolean mustApprove)
      implements Statement {
    public RequestTold {
      authority = Bounds.text("authority", authority);
      request = Bounds.text("request", request);
      profile = Bounds.text("profile", profile);
      approver = Bounds.text("approver", approver);
    }

    public RequestTold(
        String authority, String request, String profile, RequestStep step, String approver) {
      this(authority, request, profile, step, approver, false);
    }

    public RequestTold marked() {
      return new RequestTold(authority, request, profile, step, approver, true);
    }
  }

  /** Seen in use or in an inventory, by whomever it was issued. */
  record CertificateObserved(Certificate certificate) implements Statement {}

  /** {@code replaced}: serial of the certificate it takes the place of. */
  record CertificateRenewed(Certificate certificate, String replaced) implements Statement {}

  record CertificateRevoked(String issuer, String serial, ReasonCode reason) implements Statement {}

  record SessionStarted(Session session) implements Statement {}

  /**
   * @param nas address of the NAS; empty where it is not told, and in the log of an earlier release
   */
  record SessionEnded(String session, String nas, String cause) implements Statement {
    public SessionEnded {
      nas = Objects.requireNonNullElse(nas, "");
    }

    public SessionEnded(String session, String cause) {
      this(session, "", cause);
    }
  }

  /**
   * A NAS began or ceased to account (Accounting-On, Accounting-Off; RFC 2866 section 5.1): none of
   * its sessions is left. Said about the source, and for every subject with a session there.
   */
  record NasRestarted(String nas, String status) implements Statement {}

  /**
   * All sessions of the subject at this NAS have ended.
   *
   * @param heardUntil one that was heard of later is a new one
   */
  record SessionsEnded(String nas, Instant heardUntil, String cause) implements Statement {}

  /**
   * The subject is the parent of {@code child}: what befalls it reaches the child.
   *
   * @param childSubject empty until resolved
   */
  record EdgeAdded(SubjectKind childKind, List<Alias> child, String childSubject, EdgeType type)
      implements Statement {}

  record EdgeRemoved(SubjectKind childKind, List<Alias> child, String childSubject)
      implements Statement {}

  /** An inventory knows this subject; the aliases of the signal belong together. */
  record SubjectObserved(String name, String owner, Set<String> groups) implements Statement {}

  /**
   * It concerns trust and is no lasting state: a privilege was given, a policy or a setting
   * changed.
   *
   * @param topic e.g. "privilege", "policy", "authentication", "configuration"; "authority" is what
   *     was changed of a certification authority itself
   */
  record Noted(String topic, String action, boolean success) implements Statement {}

  /**
   * The source is alive.
   *
   * @param expected it will be heard again within this time; 0 promises nothing
   * @param behind age of the newest record on its arrival, {@code ahead}: how far a record's time
   *     was still to come; both in steps of {@link Lag}
   * @param records that came since the last one, whatever became of them; empty where they were not
   *     counted
   */
  record Heartbeat(Duration expected, Duration behind, Duration ahead, Optional<Long> records)
      implements Statement {
    /** The last three are absent in the log of an earlier release. */
    public Heartbeat {
      expected = Objects.requireNonNullElse(expected, Duration.ZERO);
      behind = Objects.requireNonNullElse(behind, Duration.ZERO);
      ahead = Objects.requireNonNullElse(ahead, Duration.ZERO);
      records = Objects.requireNonNullElse(records, Optional.empty());
    }

    public Heartbeat() {
      this(Duration.ZERO);
    }

    public Heartbeat(Duration expected) {
      this(expected, Duration.ZERO, Duration.ZERO);
    }

    public Heartbeat(Duration expected, Duration behind, Duration ahead) {
      this(expected, behind, ahead, Optional.empty());
    }
  }

  /**
   * Records with these numbers came; said about the source, once for a body.
   *
   * @param sequence which of the source's sequences, e.g. one HSM of a cluster
   * @param epoch what tells apart numberings that each begin anew: a count of restarts (in decimal
   *     digits, and growing), or any other word; empty where the record names none
   * @param origin the number that each epoch begins with, -1 where that is not known
   * @param wrap how many numbers there are before they come round to 0; 0 where they do not. Where
   *     they do not, the signal's own time is that of the records
   * @param runs ascending, at most {@link #MAX_RUNS}
   * @param links at most {@link #MAX_LINKS}
   * @param broken why the links within the body do not hold, or empty
   */
  record SequenceAdvanced(
      String sequence,
      String epoch,
      long origin,
      long wrap,
      List<Run> runs,
      List<Link> links,
      String broken)
      implements Statement {
    public static final int MAX_RUNS = 64;
    public static final int MAX_LINKS = 64;

    public SequenceAdvanced {
      if (runs.isEmpty() || runs.size() > MAX_RUNS || links.size() > MAX_LINKS) {
        throw new IllegalArgumentException(
            "sequence-advanced: needs 1 to %d runs and at most %d links"
                .formatted(MAX_RUNS, MAX_LINKS));
      }
    }
  }

  /** What a source had for us is gone before we read it, and will not come. */
  record RecordsLost(String sequence, Run lost, String reason) implements Statement {}

  // ---- said by the hub ----

  /**
   * A parent's admitted standing, carried along an edge. {@code approval}: of a parent's, or "".
   *
   * @param weak true when only weak aliases tie parent and child; absent in the log of an earlier
   *     release
   */
  record ParentChanged(
      String parent,
      SubjectKind parentKind,
      EdgeType type,
      Standing standing,
      String rule,
      ReasonCode reason,
      String approval,
      boolean weak)
      implements Statement {}

  record ActionAdmitted(String proposal, int generation, Standing standing, String approval)
      implements Statement {}

  /** Waits for people. */
  record ActionHeld(String proposal, int generation, int approvals, String reason)
      implements Statement {}

  /**
   * {@code standing} holds at once, the rest of what was proposed waits for people.
   *
   * @param approval id of what people agreed to, under which the part that holds was let through;
   *     absent in the log of an earlier release
   */
  record ActionDowngraded(
      String proposal,
      int generation,
      Standing standing,
      int approvals,
      String reason,
      String approval)
      implements Statement {
    public ActionDowngraded {
      approval = Objects.requireNonNullElse(approval, "");
    }
  }

  /** It was waiting and is no longer wanted. */
  record ActionWithdrawn(String proposal, int generation) implements Statement {}

  /** People said no, or nobody answered in time. */
  record ActionExpired(String proposal, int generation, String reason) implements Statement {}

  record OutcomeReported(Outcome outcome) implements Statement {}

  /** A person takes a subject back: its findings are disposed of, a new certificate is allowed. */
  record Reinstated(String person, String reason) implements Statement {}

  /**
   * So many certificates of an authority came to be known since the last such word, all issued in
   * the hour of the signal's own time.
   */
  record IssuancesCounted(long certificates) implements Statement {}

  /**
   * The hub was asked whether the subject may have a certificate.
   *
   * @param front that asked
   * @param authority canonical name of the one that would issue
   * @param spki SHA-256 of the public key, lower-case hex, or empty
   * @param names SHA-256 of the names asked for, sorted and each on a line, or empty
   * @param until when the answer is of no use any more
   */
  record IssuanceJudged(
      String front, String authority, String spki, String names, boolean allowed, Instant until)
      implements Statement {}

  record PolicyActivated(String digest) implements Statement {}

  /** Time has passed; {@code dueAt} is when it was asked for. */
  record WakeUp(Instant dueAt) implements Statement {}

  /** This subject turned out to be {@code winner}; it hands over its state and forwards. */
  record SubjectMerged(String winner) implements Statement {}

  /**
   * What the loser of a merge knew and was.
   *
   * @param admitted its standing: a merge makes nobody better
   * @param findings what was open, for those that only a person closes
   * @param points what was asked of its enforcement points
   * @param name {@code owner} and {@code groups}: as it was declared
   * @param former ids of those that had turned out to be the loser
   * @param aliases by which it was known
   */
  record SubjectAbsorbed(
      String loser,
      Facts facts,
      List<Certificate> certificates,
      Standing admitted,
      List<Finding> findings,
      List<Point> points,
      String name,
      String owner,
      Set<String> groups,
      List<String> former,
      List<Alias> aliases)
      implements Statement {
    /** The last eight are absent in the log of an earlier release. */
    public SubjectAbsorbed {
      name = Objects.requireNonNullElse(name, "");
      owner = Objects.requireNonNullElse(owner, "");
      groups = Objects.requireNonNullElse(groups, Set.of());
      former = Objects.requireNonNullElse(former, List.of());
      aliases = Objects.requireNonNullElse(aliases, List.of());
      admitted = Objects.requireNonNullElse(admitted, Standing.GOOD);
      findings = Objects.requireNonNullElse(findings, List.of());
      points = Objects.requireNonNullElse(points, List.of());
    }

    public static SubjectAbsorbed of(State loser) {
      Subject subject = loser.subject();
      return new SubjectAbsorbed(
          subject.id(),
          subject.facts(),
          loser.certificates(),
          subject.trust().admitted(),
          subject.findings(),
          subject.points(),
          subject.name(),
          subject.owner(),
          subject.groups(),
          subject.former(),
          subject.aliases());
    }
  }

  enum Compliance {
    COMPLIANT,
    NON_COMPLIANT,
    /** The MDM still waits, and has not made up its mind. */
    GRACE,
    UNKNOWN
  }

  enum Management {
    MANAGED,
    RETIRED,
    WIPED,
    LOST,
    UNMANAGED,
    UNKNOWN
  }

  enum AccountStatus {
    ACTIVE,
    LOCKED,
    SUSPENDED,
    DEACTIVATED,
    DELETED
  }

  enum RiskOrigin {
    ENDPOINT,
    IDENTITY,
    NETWORK,
    OTHER
  }

  enum RequestStep {
    /** The authority keeps it back until somebody decides. */
    WAITS,
    /** A certificate was issued for it. */
    ISSUED
  }

  enum HsmCondition {
    HEALTHY,
    DEGRADED,
    AUTHENTICATION_FAILURE,
    TAMPER,
    ZEROISED
  }

  enum EdgeType {
    /** The child is trusted through this parent: a person's own laptop. */
    PRIMARY,
    /** One of several: a kiosk is not revoked with one of its users. */
    SHARED
  }
}
