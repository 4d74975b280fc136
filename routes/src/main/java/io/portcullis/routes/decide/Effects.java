package io.portcullis.routes.decide;

import java.util.List;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Announcement;
import io.portcullis.model.Announcements;
import io.portcullis.model.Canary;
import io.portcullis.model.Certificate;
import io.portcullis.model.Decision;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.GuardInputs;
import io.portcullis.routes.stream.Stage;
import io.portcullis.routes.verdict.Verdict;

/** What a decision sends out: to the guard, to the enforcers, to live authorisation, to others. */
final class Effects {
  private final Stage stage;

  Effects(Stage stage) {
    this.stage = stage;
  }

  void of(State before, Signal signal, Decision decision) {
    GuardInputs.of(before, decision).forEach(this::guard);
    decision.actions().forEach(this::act);
    tell(before, signal, decision);
    verdicts(before, decision);
  }

  private void act(Action action) {
    stage.forward(
        DecideTopology.toActions(action.target().kind()), action.subject(), Json.bytes(action));
  }

  /** Nobody has to hear of a canary: it comes and goes all day. */
  private void tell(State before, Signal signal, Decision decision) {
    if (!Canary.is(decision.state().subject())) {
      Notices.of(before.subject(), signal, decision, stage.wallClock()).forEach(this::act);
      Announcements.of(before, signal, decision).forEach(this::announce);
    }
  }

  private void announce(Announcement announcement) {
    stage.forward(
        DecideTopology.TO_ANNOUNCEMENTS, announcement.subject(), Json.bytes(announcement));
  }

  private void guard(GuardInput input) {
    stage.forward(DecideTopology.TO_PROPOSALS, "guard", Json.bytes(input));
  }

  private void verdicts(State before, Decision decision) {
    State after = decision.state();
    boolean changed = decision.standingChanged();
    for (Certificate c : after.certificates()) {
      if (changed || !before.certificates().contains(c)) {
        certificate(c, Verdict.of(after.subject(), c));
      }
    }
    after.forgotten(before).forEach(this::forget);
    List<String> macs = macs(after.subject());
    for (String mac : macs) {
      if (changed || !macs(before.subject()).contains(mac)) {
        verdict(Verdict.macKey(mac), Verdict.of(after.subject()));
      }
    }
  }

  private static List<String> macs(Subject subject) {
    return subject.kind() != SubjectKind.DEVICE
        ? List.of()
        : subject.aliases().stream()
            .filter(a -> a.type() == AliasType.MAC)
            .map(Alias::value)
            .toList();
  }

  private void certificate(Certificate certificate, Verdict verdict) {
    keys(certificate).forEach(key -> verdict(key, verdict));
  }

  /** Who shows it is refused as before: it is not known. */
  private void forget(Certificate certificate) {
    keys(certificate).forEach(key -> stage.forward(DecideTopology.TO_VERDICTS, key, null));
  }

  private static List<String> keys(Certificate c) {
    String number = Verdict.certificateKey(c.issuer(), c.serial());
    return c.sha256().isEmpty()
        ? List.of(number)
        : List.of(number, Verdict.fingerprintKey(c.sha256()));
  }

  private void verdict(String key, Verdict verdict) {
    stage.forward(DecideTopology.TO_VERDICTS, key, Json.bytes(verdict));
  }
}
