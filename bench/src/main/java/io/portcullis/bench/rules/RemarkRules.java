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
  private static final String AFTER = "after";
  private static final Set<String> PRODUCING = Set.of("sign", "encrypt", "generate-data-key");

  private final Map<Remark.Kind, Timed> rules = new EnumMap<>(Remark.Kind.class);

  private final Timed afterRotation;
  private final Duration grace;

  RemarkRules(RuleBook book) {
    put(book, "authorities/hsm-away", Remark.Kind.HSM_AWAY);
    put(book, "authorities/hsm-slow", Remark.Kind.HSM_SLOW);
    put(book, "authorities/hsm-firmware-unknown", Remark.Kind.FIRMWARE_UNKNOWN);
    put(book, "authorities/hsm-driver-unknown", Remark.Kind.DRIVER_UNKNOWN);
    put(book, "authorities/hsm-clock-off", Remark.Kind.CLOCK_OFF);
    put(book, "authorities/hsm-failed-over", Remark.Kind.FAILED_OVER);
    put(book, "authorities/issuer-not-moved", Remark.Kind.ISSUER_NOT_MOVED);
    put(book, "authorities/issuer-not-fetched", Remark.Kind.ISSUER_NOT_FETCHED);
    put(book, "certificates/not-deployed", Remark.Kind.NOT_DEPLOYED);
    put(book, "certificates/old-served", Remark.Kind.OLD_SERVED);
    put(book, "certificates/chain-untrusted", Remark.Kind.CHAIN_UNTRUSTED);
    put(book, "certificates/name-wrong", Remark.Kind.NAME_WRONG);
    put(book, "certificates/endpoint-away", Remark.Kind.ENDPOINT_AWAY);
    put(book, "authorities/revocation-delayed", Remark.Kind.REVOCATION_DELAYED);
    put(book, "authorities/crl-grown", Remark.Kind.CRL_GROWN);
    put(book, "certificates/staple", Remark.Kind.STAPLE_MISSING, Remark.Kind.STAPLE_BAD);
    put(book, "keys/rotation-overdue", Remark.Kind.ROTATION_OVERDUE);
    put(book, "keys/rotation-not-ready", Remark.Kind.ROTATION_NOT_READY);
    put(
        book,
        "keys/rotation-half-done",
        Remark.Kind.ROTATION_HALF_DONE,
        Remark.Kind.ROTATION_OVERLAP_ENDED,
        Remark.Kind.ROTATION_NOT_RETIRED);
    put(
        book,
        "keys/rotation-too-often",
        Remark.Kind.ROTATION_TWICE,
        Remark.Kind.ROTATION_TOO_FREQUENT);
    put(
        book,
        "keys/exercise-overdue",
        Remark.Kind.EXERCISE_OVERDUE,
        Remark.Kind.EXERCISE_NEVER_DONE);
    put(book, "keys/exercise-failed", Remark.Kind.EXERCISE_FAILED);
    put(book, "keys/exercise-slower", Remark.Kind.EXERCISE_TOO_LONG, Remark.Kind.EXERCISE_SLOWER);
    put(
        book,
        "keys/exercise-unproved",
        Remark.Kind.EXERCISE_WITHOUT_EVIDENCE,
        Remark.Kind.EXERCISE_WITHOUT_OWNER);
    put(book, "keys/custody-short", Remark.Kind.CUSTODY_SHORT);
    put(
        book,
        "keys/custody-thin",
        Remark.Kind.CUSTODY_BARE,
        Remark.Kind.CUSTODY_CONCENTRATED,
        Remark.Kind.CUSTODY_NO_SPARE,
        Remark.Kind.CUSTODY_NOT_SHOWN);
    put(book, "keys/custodian-left", Remark.Kind.CUSTODY_HOLDER_LEFT);
    put(book, "keys/token-lost", Remark.Kind.CUSTODY_TOKEN_LOST);
    put(book, "keys/kept-too-long", Remark.Kind.KEPT_TOO_LONG);
    put(book, "keys/vanished", Remark.Kind.KEY_VANISHED);
    afterRotation = Timed.of(book, "keys/used-after-rotation", "watch-for");
    grace = afterRotation.rule().duration("grace");
    put(book, "certificates/renewal-missing", Remark.Kind.RENEWAL_MISSING);
    put(book, "certificates/renewal-failed", Remark.Kind.RENEWAL_FAILED);
    put(book, "authorities/outlives-issuer", Remark.Kind.OUTLIVES_PARENT);
    put(book, "authorities/chain-without-root", Remark.Kind.NO_ROOT);
    put(book, "authorities/chain-breaks", Remark.Kind.CHAIN_BREAKS);
    put(book, "authorities/issuing-limit", Remark.Kind.LIMIT_BREAKS);
  }

  private void put(RuleBook book, String rule, Remark.Kind... kinds) {
    Timed timed = Timed.of(book, rule, AFTER);
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
