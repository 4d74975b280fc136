package io.portcullis.connectors.hsm.azure;

import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;

/**
 * The number of a record of Azure Cloud HSM (Azure Monitor, table CHSMManagementAuditLogs): each
 * partition counts the commands it logs, from a reboot or the partition's end on anew, and its
 * reboots. Key Vault and Managed HSM number nothing.
 */
final class CloudHsmNumber {
  private CloudHsmNumber() {}

  static Optional<Mark> of(Doc doc, ParseContext context) {
    String reboots = doc.first("properties.RebootCounter", "RebootCounter");
    if (reboots.isEmpty()) {
      return Optional.empty();
    }
    String number = doc.first("properties.SequenceNo", "SequenceNo");
    String member = doc.first("properties.MemberId", "MemberId");
    if (number.isEmpty() || member.isEmpty()) {
      return Optional.empty();
    }
    String epoch = Long.toString(Mark.counter(reboots));
    return Optional.of(
        Mark.counted(
            member,
            epoch,
            Mark.counter(number),
            Times.occurred(context, doc, "time", "TimeGenerated")));
  }
}
