package io.portcullis.connectors.hsm.vault;

import java.time.Instant;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;

/** An entry as an ECS document. */
record EntryEcs(Call call, Caller caller) {

  Ecs document(Instant at, String source) {
    Doc doc = call.doc();
    String named = caller.name().isEmpty() ? new LoginPath(call).user() : caller.name();
    Ecs ecs =
        new Ecs(at, "HashiCorp", "vault.audit")
            .kind(call.area().category(), call.area().type())
            .outcome(call.success())
            .put("event.action", call.operation())
            .put("event.id", call.id())
            .put("event.code", doc.text("type"))
            .put("event.reason", call.error())
            .put("user.id", caller.id())
            .put("user.name", named)
            .put("user.email", caller.email())
            .address("source", caller.address())
            .address("client", caller.address())
            .put("url.path", call.path());
    policies(ecs, doc);
    return ecs.put("vault.audit.mount", call.mount())
        .put("vault.audit.mount_type", doc.text("request.mount_type"))
        .put("vault.audit.namespace", call.namespace())
        .put("vault.audit.entity_id", caller.entity())
        .put("vault.audit.display_name", caller.displayName())
        .put("x509.serial_number", serial(source));
  }

  private String serial(String source) {
    return call.area() == Area.CERTIFICATE ? new PkiCall(call, source).serial() : "";
  }

  private static void policies(Ecs ecs, Doc doc) {
    doc.at("auth.policies").items().forEach(p -> ecs.add("user.roles", p.value()));
  }
}
