package io.portcullis.routes.runtime;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.api.AdminEvent;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;

/** What the running hub writes, for tests of what is made of documents. */
public final class RuntimeDocuments {
  private RuntimeDocuments() {}

  /**
   * @param subject value of the topic of subjects
   */
  public static byte[] subject(byte[] subject) {
    return StateDocument.of(subject);
  }

  /** A call that was made, and one that was not allowed. */
  public static List<AuditRecord> calls(Instant at) {
    return List.of(
        RecordedAdmin.record(call(Role.ADMIN, AdminEvent.Step.DONE, "", at)),
        RecordedAdmin.record(call(Role.VIEWER, AdminEvent.Step.DENIED, "needs APPROVE", at)));
  }

  private static AdminEvent call(Role role, AdminEvent.Step step, String detail, Instant at) {
    return new AdminEvent(
        new Person("ada", role), "POST /rules/mode", "", "trial is over", step, detail, "", at);
  }
}
