package io.portcullis.routes.runtime;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.api.AdminEvent;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;

/** A record of each step of a call. */
public final class AdminRecords {
  private AdminRecords() {}

  public static List<AuditRecord> all(Instant at) {
    return Stream.of(AdminEvent.Step.values())
        .map(
            step ->
                new AdminEvent(
                    new Person("ada", Role.ADMIN),
                    "POST /control/stop",
                    "grace",
                    "maintenance",
                    step,
                    "not the requester",
                    "192.0.2.7",
                    at))
        .map(RecordedAdmin::record)
        .toList();
  }
}
