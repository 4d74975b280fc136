package io.portcullis.lab.chaos;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.ca.local.Change;
import io.portcullis.model.Action;
import io.portcullis.model.Point;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Session;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Actions, points and ledgers for tests. */
final class Acts {
  static final Target CERTIFICATE = new Target.OfCertificate("CN=Keep", "0a", false);
  static final Target SESSION =
      new Target.OfSession(new Session("S1", "127.0.0.1", "nas", "", "", "", Instant.EPOCH));

  private Acts() {}

  static HubBooks books() {
    return new HubBooks(
        new LinkedHashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>(), new HashMap<>());
  }

  static Action action(HubBooks books, String id, Target target, Want want, int generation) {
    Action action =
        new Action(
            id,
            "sub",
            SubjectKind.DEVICE,
            target,
            want,
            generation,
            1,
            ReasonCode.UNSPECIFIED,
            "rule",
            "sig",
            Instant.EPOCH,
            Instant.EPOCH);
    books.actions().put(id, action);
    return action;
  }

  static void point(HubBooks books, Target target, int generation, Point.Status status) {
    books
        .points()
        .put(
            "sub " + target.point(),
            new Point(
                target,
                Want.HELD,
                generation,
                1,
                status,
                ReasonCode.UNSPECIFIED,
                "rule",
                "sig",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                "said",
                List.of()));
  }

  static Change change(Change.Kind kind, String action) {
    return new Change(
        1,
        Instant.EPOCH,
        kind,
        "0a",
        ReasonCode.UNSPECIFIED,
        Instant.EPOCH,
        action,
        1,
        Instant.EPOCH);
  }

  static io.portcullis.lab.nas.Change ended() {
    Session session = ((Target.OfSession) SESSION).session();
    return new io.portcullis.lab.nas.Change(session, "10", "", Instant.EPOCH);
  }

  static List<Change> none() {
    return List.of();
  }
}
