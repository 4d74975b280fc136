package io.portcullis.bench.rules;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.portcullis.model.KeyOperation;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Remark;
import io.portcullis.model.Remarks;
import io.portcullis.rules.RuleBook;

/** What the hub's calendar and looks find out of order: for each kind a rule, after a time. */
final class RemarkRules implements Area {
  private static final String HELD_FOR = "held-for";
  private static final Set<String> PRODUCING = Set.of("sign", "encrypt", "generate-data-key");

  private final Map<Remark.Kind, Timed> rules = new EnumMap<>(Remark.Kind.class);

  private final Timed afterRotation;
  private final Duration grace;

  RemarkRules(RuleBook book) {
    put(book, "authorities/hsm-away", HELD_FOR, Remark.Kind.HSM_AWAY);
    put(book, "authorities/hsm-slow", HELD_FOR, Remark.Kind.HSM_SLOW);
    put(book, "authorities/hsm-firmware-unknown", HELD_FOR, Remark.Kind.FIRMWARE_UNKNOWN);
    put(book, "authorities/hsm-driver-unknown", HELD_FOR, Remark.Kind.DRIVER_UNKNOWN);
    put(book, "authorities/hsm-clock-off", HELD_FOR, Remark.Kind.CLOCK_OFF);
    put(book, "authorities/hsm-failed-over", HELD_FOR, Remark.Kind.FAILED_OVER);
    put(book, "authorities/issuer-not-moved", HELD_FOR, Remark.Kind.ISSUER_NOT_MOVED);
    put(book, "certificates/not-deployed", "grace", Remark.Kind.NOT_DEPLOYED);
    put(book, "certificates/old-served", "for", Remark.Kind.OLD_SERVED);
    put(book, "certificates/chain-untrusted", "for", Remark.Kind.CHAIN_UNTRUSTED);
    put(book, "certificates/name-wrong", "for", Remark.Kind.NAME_WRONG);
    put(book, "certificates/endpoint-away", "for", Remark.Kind.ENDPOINT_AWAY);
    put(book, "authorities/revocation-delayed", "for", Remark.Kind.REVOCATION_DELAYED);
    put(book, "authorities/crl-grown", "for", Remark.Kind.CRL_GROWN);
    put(book, "certificates/staple", "for", Remark.Kind.STAPLE_MISSING, Remark.Kind.STAPLE_BAD);
    put(book, "keys/rotation-overdue", "after", Remark.Kind.ROTATION_OVERDUE);
    put(book, "keys/rotation-not-ready", "after", Remark.Kind.ROTATION_NOT_READY);
    put(
        book,
        "keys/rotation-half-done",
        "after",
        Remark.Kind.ROTATION_HALF_DONE,
        Remark.Kind.ROTATION_OVERLAP_ENDED,
        Remark.Kind.ROTATION_NOT_RETIRED);
    put(
        book,
        "keys/rotation-too-often",
        "after",
        Remark.Kind.ROTATION_TWICE,
        Remark.Kind.ROTATION_TOO_FREQUENT);
    put(
        book,
        "keys/exercise-overdue",
        "after",
        Remark.Kind.EXERCISE_OVERDUE,
        Remark.Kind.EXERCISE_NEVER_DONE);
    put(book, "keys/exercise-failed", "after", Remark.Kind.EXERCISE_FAILED);
    put(
        book,
        "keys/exercise-slower",
        "after",
        Remark.Kind.EXERCISE_TOO_LONG,
        Remark.Kind.EXERCISE_SLOWER);
    put(
        book,
        "keys/exercise-unproved",
        "after",
        Remark.Kind.EXERCISE_WITHOUT_EVIDENCE,
        Remark.Kind.EXERCISE_WITHOUT_OWNER);
    put(book, "keys/custody-short", "after", Remark.Kind.CUSTODY_SHORT);
    put(
        book,
        "keys/custody-thin",
        "after",
        Remark.Kind.CUSTODY_BARE,
        Remark.Kind.CUSTODY_CONCENTRATED,
        Remark.Kind.CUSTODY_NO_SPARE,
        Remark.Kind.CUSTODY_NOT_SHOWN);
    put(book, "keys/token-lost", "after", Remark.Kind.CUSTODY_TOKEN_LOST);
    put(book, "keys/kept-too-long", "after", Remark.Kind.KEPT_TOO_LONG);
    put(book, "keys/vanished", "after", Remark.Kind.KEY_VANISHED);
    afterRotation = Timed.of(book, "keys/used-after-rotation", "watch-for");
    grace = afterRotation.rule().duration("grace");
    put(book, "certificates/renewal-missing", "after", Remark.Kind.RENEWAL_MISSING);
    put(book, "certificates/renewal-failed", "after", Remark.Kind.RENEWAL_FAILED);
    put(book, "authorities/outlives-issuer", "after", Remark.Kind.OUTLIVES_PARENT);
    put(book, "authorities/chain-without-root", "after", Remark.Kind.NO_ROOT);
    put(book, "authorities/chain-breaks", "after", Remark.Kind.CHAIN_BREAKS);
    put(book, "authorities/issuing-limit", "after", Remark.Kind.LIMIT_BREAKS);
  }

  private void put(RuleBook book, String rule, String parameter, Remark.Kind... kinds) {
    Timed timed = Timed.of(book, rule, parameter);
    for (Remark.Kind kind : kinds) {
      rules.put(kind, timed);
    }
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Remarks about : subject.facts().remarks()) {
      for (Remark remark : about.facts()) {
        judge(remark, sheet);
        if (remark.kind() == Remark.Kind.ROTATION_BLOCKED) {
          uses(subject, remark, sheet);
        }
      }
    }
  }

  private void judge(Remark remark, Sheet sheet) {
    Timed timed = rules.get(remark.kind());
    if (timed != null) {
      sheet.after(timed, remark, key(remark));
    }
  }

  private void uses(Case subject, Remark blocked, Sheet sheet) {
    for (KeyOperation use : subject.facts().history().operations()) {
      boolean late = use.at().isAfter(blocked.since().plus(grace));
      if (late && use.success() && PRODUCING.contains(use.operation())) {
        sheet.within(afterRotation, use, use.source() + "/" + use.operation());
      }
    }
  }

  private static String key(Remark remark) {
    return remark.source() + "/" + remark.item() + "/" + remark.kind();
  }
}
