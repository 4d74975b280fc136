package io.portcullis.routes.runtime;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.api.AdminEvent;

/** The record of a call that changes something. */
public final class CallRecords {
  private CallRecords() {}

  public static AuditRecord of(AdminEvent event) {
    return RecordedAdmin.record(event);
  }
}
