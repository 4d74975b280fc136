package io.portcullis.routes.runtime;

import java.time.Clock;

import io.portcullis.model.Itself;
import io.portcullis.model.Mode;
import io.portcullis.model.Signal;
import io.portcullis.routes.people.Person;

/**
 * What people do to the hub, told to the log as signals about it. The call itself is a record
 * already; this is for rules, so that it is not waited for.
 */
final class HubNotes {
  private final HubRuntime runtime;
  private final Clock clock;

  HubNotes(HubRuntime runtime, Clock clock) {
    this.runtime = runtime;
    this.clock = clock;
  }

  void rulesActivated(Person by, String digest) {
    note(Itself.POLICY, "rules-activated", true, by, digest);
  }

  void modeSet(Person by, String rule, Mode before, Mode now) {
    String action = now.compareTo(before) < 0 ? "mode-lowered" : "mode-raised";
    if (now != before) {
      note(Itself.POLICY, action, true, by, rule);
    }
  }

  /** Who asked for something tried to agree to it. */
  void approvalByRequester(Person by, String id) {
    note(Itself.APPROVAL, "by-requester", false, by, id);
  }

  private void note(String topic, String action, boolean success, Person by, String about) {
    Signal signal = Itself.noted(topic, action, success, by.name(), about, clock.instant());
    runtime.intake().ifPresent(intake -> intake.said(signal));
  }
}
