package io.portcullis.routes.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.model.Ids;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.api.AdminEvent;
import io.portcullis.routes.api.AdminLog;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Salted;

/** Each call that changes something is a record before it is done. */
public final class RecordedAdmin implements AdminLog {
  private final HubRuntime runtime;

  public RecordedAdmin(HubRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public void report(AdminEvent event) {
    Middle middle = runtime.middle().orElseThrow(RecordedAdmin::notReady);
    try {
      middle.outlet().send(Topic.RECORDS, "admin", Salted.bytes(record(event))).join();
    } catch (CompletionException e) {
      throw notReady();
    }
  }

  static AuditRecord record(AdminEvent event) {
    String id =
        Ids.of(
            "rec", event.call(), event.person().name(), event.step().name(), event.at().toString());
    return new AuditRecord(id, Dataset.AUDIT, event.at(), "", document(event));
  }

  private static Map<String, Object> document(AdminEvent event) {
    boolean good = event.step() == AdminEvent.Step.ASKED || event.step() == AdminEvent.Step.DONE;
    return Documents.of(Dataset.AUDIT, event.at(), "admin-call", good ? "success" : "failure")
        .sorted(new Sorting("api", good ? "admin" : "denied"))
        .add("event.reason", good ? event.reason() : event.detail())
        .add("user.name", event.person().name())
        .add("user.roles", List.of(event.person().role().name()))
        .add("related.user", List.of(event.person().name()))
        .add("source.address", event.address())
        .add("source.ip", IpLiteral.is(event.address()) ? event.address() : "")
        .add("related.ip", IpLiteral.is(event.address()) ? List.of(event.address()) : List.of())
        .own(
            "call",
            Map.of(
                "name", event.call(),
                "object", event.object(),
                "reason", event.reason(),
                "step", event.step().name(),
                "detail", event.detail()))
        .build();
  }

  private static HubRefusal notReady() {
    return new HubRefusal(
        HubRefusal.Kind.NOT_READY, "the call can not be recorded now, so it is not done");
  }
}
