package io.portcullis.connectors.idp.ssf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;

/** A token as an ECS document; its subject and details are those of its first event. */
record Described(Doc claims, List<Event> events) {

  Ecs ecs(Instant at) {
    Event event = events.getFirst();
    Ecs ecs = new Ecs(at, "OpenID Shared Signals", "ssf.event").outcome(true);
    events.forEach(each -> ecs.kind(each.meaning().topic().category(), type(each)));
    ecs.put("event.action", event.type().name())
        .put("event.code", event.type().uri())
        .put("event.id", claims.text("jti"))
        .put("event.provider", claims.text("iss"))
        .put("event.reason", Reasons.of(event.doc()))
        .put("transaction.id", claims.text("txn"));
    subject(ecs, event.principal());
    ecs.put("labels.session", claims.text("sid"));
    details(ecs, event);
    return ecs.address("source", address(event.doc())).address("client", address(event.doc()));
  }

  private static String type(Event event) {
    return event.meaning().topic().type();
  }

  private static void subject(Ecs ecs, Principal principal) {
    Identifier user = principal.user();
    ecs.put("user.id", first(user, Identifier::id))
        .put("user.name", first(user, Described::name))
        .put("user.email", first(user, Described::email))
        .put("device.id", principal.device().id())
        .put("host.id", principal.device().id())
        .put("organization.id", principal.nameOf("tenant"))
        .put("group.id", principal.nameOf("group"))
        .put("service.id", principal.nameOf("application"))
        .put("labels.session", principal.session().id())
        .put("labels.token", token(principal.whole()));
    principal.device().addresses().forEach(ip -> ecs.add("host.ip", ip));
  }

  /** A subject that is a token: formats {@code jwt_id} and {@code saml_assertion_id}. */
  private static String token(Doc subject) {
    return subject.has("format") ? subject.first("jti", "assertion_id") : "";
  }

  /** Of several identifiers the first that tells it. */
  private static String first(Identifier listed, Function<Identifier, String> part) {
    return listed.each().stream().map(part).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  /** What an account is called where it is known by more than an id. */
  private static String name(Identifier one) {
    String name = one.account().isEmpty() ? one.phone() : one.account();
    return name.isEmpty() ? Identifier.address(one.id()) : name;
  }

  private static String email(Identifier one) {
    return one.email().isEmpty() ? Identifier.address(one.id()) : one.email();
  }

  private static void details(Ecs ecs, Event event) {
    Doc doc = event.doc();
    X509Credential x509 = new X509Credential(doc);
    ecs.put("x509.issuer.distinguished_name", x509.issuer())
        .put(
            "x509.serial_number",
            x509.serial().replaceAll("(?i)^0x|[: ]", "").toUpperCase(Locale.ROOT))
        .put("user.changes.email", Identifier.address(doc.first("new-value", "new_value")));
    if (event.meaning().topic() == Topic.STREAM) {
      ecs.put("labels.stream", event.principal().whole().text("id"));
    }
    if (event.meaning().topic() == Topic.RISK) {
      String whose = event.meaning().ofDevice() ? "host" : "user";
      ecs.put(whose + ".risk.calculated_level", doc.text("current_level"));
    }
  }

  /** Where the subject was seen, in the spellings of CAEP's drafts and of Okta. */
  static String address(Doc event) {
    String one = event.first("current_ip_address", "ip_address", "ip");
    List<Doc> several = event.at("ips").items();
    return one.isEmpty() && !several.isEmpty() ? several.getFirst().value() : one;
  }
}
