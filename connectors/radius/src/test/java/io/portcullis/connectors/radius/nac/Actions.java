package io.portcullis.connectors.radius.nac;

import java.time.Instant;

import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Session;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Actions about one session. */
public final class Actions {
  public static final Session SESSION =
      new Session("A1", "192.0.2.7", "sw-1", "02:00:5e:10:00:0a", "x", "7", Instant.EPOCH);

  private Actions() {}

  public static Action of(Want want) {
    return of(want, SESSION);
  }

  public static Action of(Want want, Session session) {
    return new Action(
        "act-1",
        "sub-1",
        SubjectKind.DEVICE,
        new Target.OfSession(session),
        want,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "rule",
        "sig-1",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  public static Session without(String mac) {
    return new Session("A1", "192.0.2.7", "sw-1", mac, "x", "7", Instant.EPOCH);
  }
}
