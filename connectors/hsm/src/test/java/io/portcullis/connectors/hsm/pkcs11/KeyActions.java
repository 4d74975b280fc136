package io.portcullis.connectors.hsm.pkcs11;

import java.time.Instant;

import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Actions on keys of one token. */
final class KeyActions {
  static final String TOKEN = "gate-token";
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

  private KeyActions() {}

  static Action action(String key, Want want) {
    return action(key, want, 1);
  }

  static Action action(String key, Want want, int generation) {
    return action(new Target.OfKey(TOKEN, key), key, want, generation);
  }

  static Action action(Target target, String subject, Want want, int generation) {
    Instant decided = FIRST.plusSeconds(generation);
    return new Action(
        Action.id(subject, target, want, generation),
        subject,
        SubjectKind.KEY,
        target,
        want,
        generation,
        1,
        ReasonCode.UNSPECIFIED,
        "test-rule",
        "sig-1",
        decided,
        decided);
  }
}
