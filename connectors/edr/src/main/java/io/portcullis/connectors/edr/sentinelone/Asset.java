package io.portcullis.connectors.edr.sentinelone;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * Whom a unified alert is about: its asset, and the first of the resources in the OCSF finding
 * behind it.
 */
record Asset(Doc asset, Doc resource) {

  static Asset of(Doc alert) {
    List<Doc> resources = alert.at("rawData.resources").items();
    return new Asset(alert.at("asset"), resources.isEmpty() ? Doc.none() : resources.get(0));
  }

  /** Resource types read "identity::users_and_groups::ad_user" and "server::...". */
  boolean person() {
    String type = resource.text("type").toLowerCase(Locale.ROOT);
    return type.contains("user") || asset.text("category").equalsIgnoreCase("Identity");
  }

  SubjectKind kind() {
    return person() ? SubjectKind.IDENTITY : SubjectKind.DEVICE;
  }

  List<Alias> aliases() {
    return person()
        ? new Aliases()
            .vendor(AliasType.IDP_USER, Names.SENTINELONE, resource.text("uid"))
            .add(AliasType.UPN, name().contains("@") ? name() : "")
            .add(AliasType.USER_NAME, name().contains("@") ? "" : name())
            .list()
        : Names.agent(asset.text("agentUuid"), asset.text("agentId"), name()).list();
  }

  private String name() {
    String name = resource.text("name");
    return name.isEmpty() ? asset.text("name") : name;
  }

  void describe(Ecs ecs) {
    if (person()) {
      ecs.put("user.id", resource.text("uid"))
          .put("user.name", name())
          .put("user.domain", resource.text("owner.domain"));
      return;
    }
    ecs.put("host.id", asset.first("agentId", "agentUuid"))
        .put("host.name", name())
        .put("host.hostname", name())
        .put("host.os.full", resource.text("version"))
        .put("device.id", asset.first("agentId", "agentUuid"));
  }
}
