package io.portcullis.connectors.idp.entra;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of people, services and devices in Entra's records. */
final class Names {
  private static final String ENTRA = "entra";

  private Names() {}

  static List<Alias> person(String id, String upn) {
    return personal(id, upn).list();
  }

  static Aliases personal(String id, String upn) {
    boolean address = upn.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, ENTRA, id)
        .add(AliasType.UPN, address ? upn : "")
        .add(AliasType.EMAIL, mail(upn))
        .add(AliasType.USER_NAME, address ? "" : upn);
  }

  /** A guest's principal name, "bo_partner.example#EXT#@tenant", is no address. */
  static String mail(String upn) {
    return upn.contains("@") && !guest(upn) ? upn : "";
  }

  private static boolean guest(String upn) {
    return upn.toUpperCase(Locale.ROOT).contains("#EXT#");
  }

  /** A service principal by its object and its application; ids of both kinds never collide. */
  static Aliases service(String principal, String application, String name) {
    return new Aliases()
        .vendor(AliasType.IDP_USER, ENTRA, principal)
        .vendor(AliasType.IDP_USER, ENTRA, application)
        .add(AliasType.USER_NAME, name);
  }

  static List<Alias> device(String objectId, String deviceId, String name) {
    return new Aliases()
        .add(AliasType.ENTRA_DEVICE, objectId)
        .add(AliasType.ENTRA_DEVICE, deviceId)
        .add(AliasType.HOSTNAME, name)
        .list();
  }

  static Ecs person(Ecs ecs, String field, String id, String upn, String fullName) {
    return ecs.put(field + ".id", id)
        .put(field + ".name", upn.isEmpty() ? fullName : upn)
        .put(field + ".email", mail(upn))
        .put(field + ".full_name", fullName);
  }

  /** What a field for principal names holds is one, and mail in all but a guest's case. */
  static Ecs principal(Ecs ecs, String field, String upn) {
    return ecs.put(field + ".email", guest(upn) ? "" : upn);
  }

  static Ecs device(Ecs ecs, String id, String name) {
    return ecs.put("device.id", id)
        .put("host.id", id)
        .put("host.name", name)
        .put("host.hostname", name);
  }

  /** The person of a sign-in, a detection or a list of risky users. */
  static List<Alias> user(Doc doc, String idField) {
    return person(doc.text(idField), doc.text("userPrincipalName"));
  }
}
