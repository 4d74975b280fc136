package io.portcullis.connectors.hsm.azure;

import java.time.Instant;
import java.util.Map;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;

/** An audit event as an ECS document. */
record AuditEcs(AuditEvent event, Claims claims) {
  /** Topic to event.category and event.type. */
  private static final Map<String, String[]> KINDS =
      Map.of(
          "key", new String[] {"iam", "info"},
          "secret", new String[] {"iam", "info"},
          "privilege", new String[] {"iam", "change"},
          "certificate", new String[] {"configuration", "change"},
          "policy", new String[] {"configuration", "change"},
          "configuration", new String[] {"configuration", "change"},
          "hsm", new String[] {"configuration", "info"});

  Ecs document(Instant at) {
    Doc doc = event.doc();
    Ecs ecs = new Ecs(at, "Microsoft", "azure.keyvault");
    kind(ecs);
    ecs.outcome(event.success())
        .put("event.action", event.operation())
        .put("event.id", doc.text("correlationId"))
        .put("event.code", doc.first("resultSignature", "resultType"))
        .put("event.reason", doc.text("resultDescription"))
        .put("event.provider", doc.text("category"))
        .address("source", event.address())
        .address("client", event.address())
        .put("user.id", claims.oid())
        .put("user.name", claims.upn())
        .put("user.email", claims.email())
        .put(
            "user_agent.original", doc.first("properties.clientInfo", "clientInfo", "clientInfo_s"))
        .put("url.original", doc.first("properties.requestUri", "requestUri", "requestUri_s"))
        .put("tls.version", doc.first("properties.tlsVersion", "tlsVersion_s"));
    if (event.status() > 0) {
      ecs.put("http.response.status_code", (int) event.status());
    }
    return object(ecs, doc);
  }

  private void kind(Ecs ecs) {
    if (event.operation().equals("Authentication")) {
      ecs.kind("authentication", event.success() ? "start" : "info");
      return;
    }
    String[] kind = KINDS.get(Operation.topic(event.operation()));
    ecs.kind(kind[0], kind[1]);
  }

  private Ecs object(Ecs ecs, Doc doc) {
    VaultObject object = VaultObject.of(doc);
    return ecs.put("cloud.provider", "azure")
        .put("azure.resource.id", doc.text("resourceId"))
        .put("azure.keyvault.host", object.host())
        .put("azure.keyvault.object.type", object.collection())
        .put("azure.keyvault.object.name", object.name())
        .put("azure.keyvault.object.version", object.version())
        .put("azure.keyvault.client_id", claims.appId())
        .put("azure.keyvault.key_type", doc.first("properties.keyProperties.type"));
  }
}
