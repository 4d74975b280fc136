package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.portcullis.model.Certificate;
import io.portcullis.model.Facts.Account;
import io.portcullis.model.Facts.Feed;
import io.portcullis.model.Facts.HsmHealth;
import io.portcullis.model.Facts.Note;
import io.portcullis.model.Facts.Parent;
import io.portcullis.model.Facts.Posture;
import io.portcullis.model.Facts.Risk;
import io.portcullis.model.Flaw;
import io.portcullis.model.Lag;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Remark;
import io.portcullis.model.Remarks;
import io.portcullis.model.Repeats;
import io.portcullis.model.Run;
import io.portcullis.model.Sequence;
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

/**
 * Facts that nobody said.
 *
 * @param trouble how often, 0 to 1, something is not as it should be
 */
record Invented(Dice dice, double trouble) {
  private static final double WEAK = 0.1;

  Posture posture() {
    return new Posture(
        dice.of("intune", "jamf", "osquery"),
        dice.or(trouble, Compliance.COMPLIANT, Compliance.values()),
        dice.or(trouble, Management.MANAGED, Management.values()),
        List.copyOf(dice.some(trouble, "disk-encryption", "jailbroken", "os-version", "firewall")),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  Account account() {
    return new Account(
        dice.of("entra", "okta"),
        dice.or(trouble, AccountStatus.ACTIVE, AccountStatus.values()),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  Risk risk() {
    return new Risk(
        dice.of("crowdstrike", "defender", "entra", "siem", "hub.canary"),
        "risk-" + dice.below(100_000),
        dice.of(RiskOrigin.values()),
        dice.or(trouble, Severity.LOW, Severity.values()),
        dice.some(
            trouble,
            "credential-access",
            "key-compromise",
            "confirmed-compromised",
            "sensor-removed",
            "sensor-silent",
            "unassigned-serial",
            "duplicate-serial",
            "canary",
            "canary-late"),
        "invented",
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  Note note() {
    return new Note(
        dice.of("entra", "okta", "vault", "hub.audit"),
        dice.or(
            trouble,
            "approval",
            new String[] {
              "privilege",
              "policy",
              "key",
              "credential",
              "identifier",
              "session",
              "audit",
              "authority"
            }),
        dice.of(
            "changed",
            "used-without-mfa",
            "identifier-recycled",
            "sessions-revoked",
            "standing-access-given",
            "rules-activated",
            "mode-raised",
            "mode-lowered",
            "by-requester",
            "log-cleared",
            "restored",
            "roles-changed",
            "backed-up"),
        dice.once(0.8),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  Repeats repeats() {
    return new Repeats(
        dice.list(1 + dice.below(Repeats.MAX), dice::ago).stream().sorted().toList());
  }

  HsmHealth hsm() {
    return new HsmHealth(
        dice.of("luna", "nshield"),
        dice.or(trouble, HsmCondition.HEALTHY, HsmCondition.values()),
        "invented",
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  Parent parent() {
    return new Parent(
        "sub-" + dice.below(1_000_000),
        dice.of(SubjectKind.values()),
        dice.of(EdgeType.values()),
        dice.or(trouble, Standing.GOOD, Standing.values()),
        "some/rule",
        dice.of(ReasonCode.values()),
        dice.of("", "apr-1"),
        dice.ago(),
        dice.once(WEAK));
  }

  Feed feed() {
    Instant due = dice.once(trouble) ? dice.ago() : Dice.NOW.plusSeconds(dice.below(3_600));
    return new Feed(dice.of("luna", "intune"), due);
  }

  /** Of any kind on any subject: each is for a rule to see. */
  Remarks remarks() {
    Instant since = dice.once(0.2) ? Dice.NOW.plusSeconds(dice.below(30 * 24 * 3_600)) : dice.ago();
    return new Remarks(
        "watch:" + dice.of("calendar", "endpoints"),
        "item-" + dice.below(1_000_000),
        List.of(new Said(dice.of(Remark.Kind.values()), since, "it is not as it should be")),
        Dice.NOW,
        dice.once(WEAK));
  }

  Lag lag() {
    List<Duration> steps = Lag.STEPS;
    int step = dice.once(trouble) ? dice.below(steps.size()) : 0;
    return new Lag(
        dice.of("luna", "intune"), dice.of(Lag.Direction.values()), steps.get(step), dice.ago());
  }

  /** Whole, or with up to two flaws. */
  Sequence sequence() {
    String name = "sequence-" + dice.below(1_000_000);
    List<Flaw> flaws =
        dice.some(trouble / 2, Flaw.Kind.values()).stream()
            .sorted()
            .map(kind -> new Flaw("luna", name, kind, "invented " + kind, dice.ago()))
            .toList();
    List<Sequence.Gap> gaps =
        dice.once(trouble)
            ? List.of(new Sequence.Gap("", new Run(2, 2), dice.ago()))
            : List.<Sequence.Gap>of();
    return new Sequence(
        "luna", name, "", 0, new Run(1, 3), "", Dice.NOW, gaps, flaws, 0, 0, Dice.NOW);
  }

  Certificate certificate() {
    Duration life = Duration.ofDays(dice.of(30, 47, 90, 100, 200, 398));
    Instant begin = dice.once(trouble) ? dice.ago() : Dice.NOW.minus(life.dividedBy(3));
    return new Certificate(
        "CN=CA " + dice.below(3),
        Integer.toHexString(1 + dice.below(Integer.MAX_VALUE - 1)),
        "CN=invented",
        "",
        "",
        begin,
        begin.plus(life).minusSeconds(dice.below(2)),
        dice.once(0.2),
        dice.of("", "", "1f"),
        dice.or(trouble, "RSA 2048", new String[] {"", "RSA 1024", "EC 256", "EC 224", "Ed25519"}),
        dice.or(trouble, "SHA256withRSA", new String[] {"", "SHA1withRSA", "MD5withRSA"}));
  }
}
