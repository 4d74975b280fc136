package io.portcullis.routes.resolve;

import java.util.List;

import io.portcullis.model.evidence.AuditRecord;

/** Records of a signal as resolve writes them. */
public final class SignalRecords {
  private SignalRecords() {}

  public static List<AuditRecord> of(Message.Arrived arrived) {
    return ResolveRecords.of(arrived, "resolved");
  }
}
