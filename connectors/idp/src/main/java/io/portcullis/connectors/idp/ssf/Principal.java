package io.portcullis.connectors.idp.ssf;

import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Alias;

/**
 * Whom an event is about: a simple subject, or a complex one whose members are told apart by what
 * they are (SSF 1.0 "Subject Members"). What it does not name is {@link Identifier#NONE}.
 */
record Principal(Doc whole, Identifier user, Identifier device, Identifier session, String issuer) {
  private static final Set<String> MEMBERS =
      Set.of("user", "device", "session", "tenant", "application", "org_unit", "group");

  static Principal of(Doc claims, Doc event, Meaning meaning) {
    String issuer = claims.text("iss");
    Doc subject = subject(claims, event);
    if (MEMBERS.stream().anyMatch(member -> subject.at(member).isObject())) {
      return new Principal(
          subject,
          member(subject, "user", issuer),
          member(subject, "device", issuer),
          member(subject, "session", issuer),
          issuer);
    }
    return simple(subject, issuer, meaning);
  }

  /** What the one identifier names depends on what the event is about. */
  private static Principal simple(Doc subject, String issuer, Meaning meaning) {
    Identifier one = new Identifier(subject, issuer);
    Identifier none = Identifier.NONE;
    if (meaning.topic() == Topic.STREAM) {
      return new Principal(subject, none, none, none, issuer);
    }
    if (meaning.ofDevice()) {
      return new Principal(subject, none, one, none, issuer);
    }
    // CAEP 1.0 "Session Revoked": an opaque subject is the session's own name, and no person's.
    return meaning.ofSession() && one.opaque()
        ? new Principal(subject, none, none, one, issuer)
        : new Principal(subject, one, none, none, issuer);
  }

  /**
   * {@code sub_id} (RFC 9493 section 4.1); in the event, where transmitters of the drafts put it;
   * else the {@code sub} beside the events (RFC 8417 section 2.2).
   */
  private static Doc subject(Doc claims, Doc event) {
    for (Doc place : List.of(claims.object("sub_id"), event.object("subject"))) {
      if (place.present()) {
        return place;
      }
    }
    return event.has("sub") ? event : claims;
  }

  private static Identifier member(Doc subject, String name, String issuer) {
    return new Identifier(subject.object(name), issuer);
  }

  List<Alias> person() {
    Aliases names = new Aliases();
    user.each().forEach(one -> one.person(names));
    return names.list();
  }

  List<Alias> deviceNames() {
    Aliases names = new Aliases();
    device.each().forEach(one -> one.device(names));
    return names.list();
  }

  /** What another member is called by its issuer, e.g. the tenant. */
  String nameOf(String member) {
    Doc place = whole.at(member);
    return place.isObject() ? new Identifier(place, issuer).id() : "";
  }
}
