package io.portcullis.connectors.idp.entra;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.SubjectKind;

/**
 * Who did what an audit record tells: a person or an application (Graph's auditActivityInitiator).
 */
record AuditActor(Doc user, Doc app, String address, String userAgent) {

  static AuditActor of(Item item) {
    Doc by = Embedded.object(item.body(), "initiatedBy");
    Doc user = Embedded.object(by, "user");
    String own = user.text("ipAddress");
    List<Doc> details = Embedded.list(item.body(), "additionalDetails");
    String address = own.isEmpty() ? item.address() : own;
    String agent = item.body().text("userAgent");
    return new AuditActor(
        user,
        Embedded.object(by, "app"),
        placeholder(address) ? Embedded.detail(details, "ipaddr") : address,
        agent.isEmpty() ? Embedded.detail(details, "User-Agent") : agent);
  }

  /** Older exports write "<null>" where there is none. */
  private static boolean placeholder(String address) {
    return address.isEmpty() || address.startsWith("<");
  }

  Actor actor() {
    return new Actor(id(), name(), address);
  }

  private String id() {
    String id = user.text("id");
    return id.isEmpty() ? app.first("servicePrincipalId", "appId") : id;
  }

  private String name() {
    String name = user.first("userPrincipalName", "displayName");
    return name.isEmpty() ? app.first("displayName", "servicePrincipalName") : name;
  }

  SubjectKind kind() {
    return user.present() ? SubjectKind.IDENTITY : SubjectKind.WORKLOAD;
  }

  /** None when it is asked for another kind than the actor's. */
  List<Alias> names(SubjectKind kind) {
    if (kind != kind()) {
      return List.of();
    }
    return user.present()
        ? Names.person(user.text("id"), user.text("userPrincipalName"))
        : Names.service(app.text("servicePrincipalId"), app.text("appId"), app.text("displayName"))
            .list();
  }

  void describe(Ecs ecs) {
    Names.person(ecs, "user", id(), name(), user.text("displayName"));
    Names.principal(ecs, "user", user.text("userPrincipalName"));
    ecs.address("source", address).address("client", address).put("user_agent.original", userAgent);
  }
}
