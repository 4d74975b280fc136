package io.portcullis.connectors.hsm.azure;

import java.io.IOException;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * Who asked: the claims of the token. Key Vault writes short names or XML namespaces, Managed HSM
 * nests the parts of those namespaces, the activity log has them under another word, and Log
 * Analytics flattens them to columns.
 *
 * @param oid object id of the person or service principal in Entra ID
 * @param upn empty for a service
 * @param appId client application
 */
record Claims(String oid, String upn, String appId) {
  private static final String MS = "http://schemas.microsoft.com/identity/claims/";
  private static final String XML = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

  static Claims of(Doc record) {
    Doc identity = identity(record);
    Doc claim = identity.has("claims") ? identity.at("claims") : identity.at("claim");
    return new Claims(
        either(
            claim.first(
                "oid",
                MS + "objectidentifier",
                "http_schemas_microsoft_com_identity.claims.objectidentifier"),
            record.first(
                "identity_claim_oid_g",
                "identity_claim_http_schemas_microsoft_com_identity_claims_objectidentifier_g")),
        either(
            claim.first(
                "upn",
                XML + "upn",
                "http_schemas_xmlsoap_org_ws_2005_05_identity.claims.upn",
                "unique_name",
                "preferred_username"),
            record.first(
                "identity_claim_upn_s",
                "identity_claim_http_schemas_xmlsoap_org_ws_2005_05_identity_claims_upn_s",
                "identity_claim_unique_name_s")),
        either(claim.first("appid", "azp"), record.text("identity_claim_appid_g")));
  }

  /** An object, or the text of one. */
  private static Doc identity(Doc record) {
    Doc place = record.at("identity");
    if (place.isObject()) {
      return place;
    }
    try {
      String text = place.value();
      return text.startsWith("{") ? Doc.of(Json.VENDOR.readTree(text)) : Doc.none();
    } catch (IOException e) {
      return Doc.none();
    }
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  /** A token without a UPN is a service principal's or a managed identity's. */
  SubjectKind kind() {
    return upn.isEmpty() ? SubjectKind.WORKLOAD : SubjectKind.IDENTITY;
  }

  List<Alias> names() {
    String mail = email();
    return new Aliases()
        .vendor(AliasType.IDP_USER, "entra", oid)
        .add(AliasType.UPN, mail)
        .add(AliasType.EMAIL, mail)
        .list();
  }

  /** Guests of a personal account stand as "live.com#mail". */
  String email() {
    String bare =
        upn.substring(upn.indexOf('#') < 0 || upn.contains("#EXT#") ? 0 : upn.indexOf('#') + 1);
    return bare.contains("@") ? bare : "";
  }

  String actorId() {
    return oid.isEmpty() ? appId : oid;
  }

  String actorName() {
    return upn.isEmpty() ? appId : upn;
  }
}
