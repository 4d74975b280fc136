package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.routes.people.Person;

/** One alert, which nobody has answered. */
final class FakeAlerts implements AlertDesk {
  @Override
  public AlertPage page(boolean open, String after, int most) {
    return new AlertPage(List.of(alert(AlertView.State.OPEN, "", "")), "");
  }

  @Override
  public AlertView find(String id) {
    if (!id.equals("alr-1")) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "no alert is known as " + id);
    }
    return alert(AlertView.State.OPEN, "", "");
  }

  @Override
  public AlertView acknowledge(Person by, String id, String reason) {
    find(id);
    return alert(AlertView.State.ACKNOWLEDGED, by.name(), reason);
  }

  private static AlertView alert(AlertView.State state, String by, String reason) {
    return new AlertView(
        "alr-1",
        Alert.Kind.FINDING,
        Severity.HIGH,
        "payments",
        FakeHub.SUBJECT,
        "a key was exported",
        List.of("by somebody"),
        List.of(new Alert.Link("Key card", "/keys/key-1")),
        FakeHub.THEN,
        state,
        by,
        by.isEmpty() ? "" : FakeHub.THEN.toString(),
        reason,
        List.of(new AlertView.Told("mail", 0, "taken", 1, FakeHub.THEN, "taken by localhost")));
  }
}
