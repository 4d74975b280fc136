package io.portcullis.routes.api;

import java.time.Clock;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.portcullis.routes.people.Person;

/** The one way to change something: taken down before, and again with what came of it. */
@ApplicationScoped
class Changes {
  private final AdminLog log;
  private final Caller caller;
  private final Clock clock;

  @Inject
  Changes(AdminLog log, Caller caller, Clock clock) {
    this.log = log;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Makes the change in the caller's name.
   *
   * @param object what it is about, where the call's path does not say it
   * @param reason in the caller's words, or empty
   * @throws HubRefusal when it can not be taken down; then nothing is changed
   */
  <T> T make(String object, String reason, Function<Person, T> work) {
    report(object, reason, AdminEvent.Step.ASKED, "");
    T answer = tried(object, reason, work);
    try {
      report(object, reason, AdminEvent.Step.DONE, "");
    } catch (HubRefusal e) {
      throw new HubRefusal(
          e.kind(), "it is done, but that it is done was not kept: " + e.getMessage());
    }
    return answer;
  }

  void denied(String detail) {
    report("", "", AdminEvent.Step.DENIED, detail);
  }

  private <T> T tried(String object, String reason, Function<Person, T> work) {
    try {
      return work.apply(caller.person());
    } catch (RuntimeException e) {
      String detail = Problems.foreseen(e).map(Problem::detail).orElse("an error of the hub's own");
      try {
        report(object, reason, AdminEvent.Step.REFUSED, detail);
      } catch (HubRefusal unkept) {
        e.addSuppressed(unkept);
      }
      throw e;
    }
  }

  private void report(String object, String reason, AdminEvent.Step step, String detail) {
    log.report(
        new AdminEvent(
            caller.person(),
            caller.call(),
            object,
            reason,
            step,
            detail,
            caller.address(),
            clock.instant()));
  }
}
