package io.portcullis.rules.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.portcullis.model.Certificate;
import io.portcullis.model.Declared;
import io.portcullis.model.Facts;
import io.portcullis.model.Issuances;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Remark;
import io.portcullis.model.Remarks;
import io.portcullis.model.Repeats;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** The facts of a case as they are written, with the names of {@link Facts}. */
public record FactsFile(
    List<PostureFile> postures,
    List<AccountFile> accounts,
    List<RiskFile> risks,
    List<KeyUseFile> keyUses,
    List<HsmFile> hsm,
    List<ParentFile> parents,
    List<FeedFile> feeds,
    List<SourceFactsFile.LagFile> lags,
    List<SourceFactsFile.FlawFile> flaws,
    List<KeyReadingFile> keyReadings,
    List<NoteFile> notes,
    HistoryFile history,
    List<String> quarantines,
    DeclaredFile declared,
    List<ServiceFile> services,
    List<SourceFactsFile.VolumeFile> volumes,
    IssuancesFile issuances,
    List<RemarkFile> remarks) {
  static final FactsFile NONE =
      new FactsFile(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null);
  static final String SOURCE = "some-source";

  Facts toFacts(Instant now) {
    return new Facts(
        CasesFile.orNone(postures).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(accounts).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(risks).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(keyUses).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(hsm).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(parents).stream().map(f -> f.toFact(now)).toList(),
        List.of(),
        CasesFile.orNone(feeds).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(lags).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(flaws).stream().map(f -> f.toSequence(now)).toList(),
        CasesFile.orNone(keyReadings).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(notes).stream().map(f -> f.toFact(now)).toList(),
        history == null ? KeyHistory.NONE : history.toFact(now),
        repeats(now),
        declared == null ? Declared.NONE : declared.toFact(now),
        CasesFile.orNone(services).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(volumes).stream().map(f -> f.toFact(now)).toList(),
        issuances == null ? Issuances.NONE : issuances.toFact(now),
        CasesFile.orNone(remarks).stream().map(f -> f.toRemarks(now)).toList());
  }

  /** When it was quarantined, as a case writes it. */
  private List<Repeats> repeats(Instant now) {
    List<Instant> times =
        CasesFile.orNone(quarantines).stream().map(t -> at(t, now)).sorted().toList();
    return times.isEmpty() ? List.of() : List.of(new Repeats(times));
  }

  public record PostureFile(
      String source,
      Compliance compliance,
      Management management,
      List<String> reasons,
      String since,
      boolean weak) {
    Facts.Posture toFact(Instant now) {
      return new Facts.Posture(
          or(source, SOURCE),
          or(compliance, Compliance.UNKNOWN),
          or(management, Management.MANAGED),
          CasesFile.orNone(reasons),
          at(since, now),
          at(since, now),
          weak);
    }
  }

  public record AccountFile(String source, AccountStatus status, String since, boolean weak) {
    Facts.Account toFact(Instant now) {
      return new Facts.Account(
          or(source, SOURCE),
          or(status, AccountStatus.ACTIVE),
          at(since, now),
          at(since, now),
          weak);
    }
  }

  public record RiskFile(
      String source,
      String id,
      RiskOrigin origin,
      Severity severity,
      Set<String> categories,
      String summary,
      String since,
      boolean weak) {
    Facts.Risk toFact(Instant now) {
      return new Facts.Risk(
          or(source, SOURCE),
          or(id, "risk"),
          or(origin, RiskOrigin.OTHER),
          or(severity, Severity.INFO),
          or(categories, Set.<String>of()),
          or(summary, ""),
          at(since, now),
          at(since, now),
          weak);
    }
  }

  public record KeyUseFile(
      String source,
      String principal,
      String operation,
      boolean known,
      String since,
      boolean weak) {
    Facts.KeyUse toFact(Instant now) {
      return new Facts.KeyUse(
          or(source, SOURCE),
          or(principal, "someone"),
          or(operation, "sign"),
          known,
          at(since, now),
          at(since, now),
          weak);
    }
  }

  public record HsmFile(
      String source, HsmCondition condition, String detail, String since, boolean weak) {
    Facts.HsmHealth toFact(Instant now) {
      return new Facts.HsmHealth(
          or(source, SOURCE),
          or(condition, HsmCondition.HEALTHY),
          or(detail, ""),
          at(since, now),
          at(since, now),
          weak);
    }
  }

  public record ParentFile(
      String id,
      SubjectKind kind,
      EdgeType type,
      Standing standing,
      String rule,
      ReasonCode reason,
      String approval,
      String since,
      boolean weak) {
    Facts.Parent toFact(Instant now) {
      return new Facts.Parent(
          or(id, "sub-parent"),
          or(kind, SubjectKind.IDENTITY),
          or(type, EdgeType.PRIMARY),
          or(standing, Standing.GOOD),
          or(rule, "some/rule"),
          or(reason, ReasonCode.UNSPECIFIED),
          or(approval, ""),
          at(since, now),
          weak);
    }
  }

  /** It went well unless {@code failed}. */
  public record NoteFile(
      String source, String topic, String action, boolean failed, String since, boolean weak) {
    Facts.Note toFact(Instant now) {
      return new Facts.Note(
          or(source, SOURCE),
          or(topic, "policy"),
          or(action, "changed"),
          !failed,
          at(since, now),
          at(since, now),
          weak);
    }
  }

  public record FeedFile(String source, String since) {
    Facts.Feed toFact(Instant now) {
      return new Facts.Feed(or(source, SOURCE), at(since, now));
    }
  }

  /** One remark; two of one item are written as two items. */
  public record RemarkFile(
      String source, String item, Remark.Kind kind, String detail, String since, boolean weak) {
    Remarks toRemarks(Instant now) {
      Said said =
          new Said(or(kind, Remark.Kind.ENDPOINT_AWAY), at(since, now), or(detail, "detail"));
      return new Remarks(or(source, SOURCE), or(item, "some item"), List.of(said), now, weak);
    }
  }

  /** Times as offsets; a serial in hex; {@code key} as in "RSA 2048". */
  public record CertificateFile(
      String issuer,
      String serial,
      String subject,
      String notBefore,
      String notAfter,
      boolean publicTrust,
      String replacedBy,
      String key,
      String signature) {
    Certificate toCertificate(Instant now) {
      return new Certificate(
          or(issuer, "CN=Some CA"),
          or(serial, "1"),
          or(subject, "CN=some subject"),
          "",
          "",
          at(notBefore, now),
          at(notAfter, now),
          publicTrust,
          or(replacedBy, ""),
          or(key, ""),
          or(signature, ""));
    }
  }

  static <T> T or(T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }

  static Instant at(String time, Instant now) {
    return time == null ? now : CasesFile.time(time, now);
  }
}
