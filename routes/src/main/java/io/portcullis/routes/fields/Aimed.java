package io.portcullis.routes.fields;

import java.util.Map;

import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** What an action aims at, in the words of ECS. */
public final class Aimed {
  private Aimed() {}

  /** Dotted names. */
  public static Map<String, Object> at(Target target) {
    return switch (target) {
      case Target.OfCertificate c ->
          Map.of("x509.issuer.distinguished_name", c.issuer(), "x509.serial_number", c.serial());
      case Target.OfSession s ->
          Map.of(
              FieldTable.OWN + "session.id",
              s.session().id(),
              FieldTable.OWN + "session.nas",
              s.session().nas());
      case Target.OfKey k ->
          Map.of(FieldTable.OWN + "key.token", k.token(), FieldTable.OWN + "key.handle", k.keyId());
      default -> Map.of();
    };
  }

  public static Sorting sorting(Want want) {
    return switch (want) {
      case VALID, HELD, REVOKED, ENABLED, DISABLED -> new Sorting("configuration", "change");
      case CONNECTED, QUARANTINED -> new Sorting("session", "info");
      case DISCONNECTED -> new Sorting("session", "end");
      case TOLD -> new Sorting("host", "info");
    };
  }
}
