package io.portcullis.connectors.ca.dogtag;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.AuthorityChange;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.x509.Holder;
import io.portcullis.connectors.ca.x509.Reasons;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RequestStep;
import io.portcullis.model.SubjectKind;

/** Turns an event into signals and its ECS record. */
record Reading(AuditEvent event, long place, ParseContext context) {
  private static final int MAX_ID = 80;
  private static final int MAX_NAME = 200;

  Parsed parsed() {
    Facts facts = new Facts(event);
    Actor actor = new Actor(facts.subject(), facts.uid(facts.subject()), event.field("ClientIP"));
    Signals signals = new Signals(context, place, "", event.at(), actor);
    Topic topic = Topic.of(event.name());
    Optional<AuthorityChange> change = Changes.of(event.name());
    if (change.isPresent()) {
      // The log is of one CA and does not name it.
      signals.aboutSource(change.get().noted(event.success()));
    } else {
      say(signals, topic, facts, actor);
    }
    return signals.with(new Document(event, facts, topic).ecs());
  }

  private void say(Signals signals, Topic topic, Facts facts, Actor actor) {
    switch (topic) {
      case AUTHENTICATION -> signals.note(SubjectKind.IDENTITY, facts.person(), authenticated());
      case SESSION, PRIVILEGE, ACCOUNT ->
          signals.note(SubjectKind.IDENTITY, facts.person(), noted(topic));
      case CERTIFICATE -> certificate(signals, facts);
      case KEY -> key(signals, facts, actor);
      default -> signals.aboutSource(noted(topic));
    }
  }

  private Statement authenticated() {
    String method = event.field("AuthMgr");
    return new Statement.Authenticated(
        event.success(), method.isEmpty() ? "tls" : method, event.field("Info"));
  }

  private Statement noted(Topic topic) {
    String name = topic.name().toLowerCase(Locale.ROOT);
    return new Statement.Noted(name, event.name(), event.success());
  }

  /** The log names no issuer, for it is of one CA; so what it says is about that feed. */
  private void certificate(Signals signals, Facts facts) {
    Optional<X509Certificate> x509 = facts.certificate();
    if (x509.isPresent() && event.success()) {
      Holder holder = Holder.of(x509.get());
      signals.say(
          holder.kind(),
          holder.aliases(),
          new Statement.CertificateIssued(X509.certificate(x509.get()), certificateApprover()));
      request().ifPresent(told -> signals.say(holder.kind(), holder.aliases(), told));
      return;
    }
    boolean revoked =
        event.name().equals("CERT_STATUS_CHANGE_REQUEST_PROCESSED")
            && event.field("RequestType").equalsIgnoreCase("revoke")
            && event.success()
            && !facts.serial().isEmpty();
    signals.aboutSource(
        revoked
            ? new Statement.CertificateRevoked(
                "", facts.serial(), Reasons.of(event.field("RevokeReasonNum")))
            : noted(Topic.CERTIFICATE));
  }

  private String certificateApprover() {
    return processed() ? approver() : "";
  }

  private boolean processed() {
    return event.name().equals("CERT_REQUEST_PROCESSED");
  }

  /** The event tells the agent who approved; a name as $NonRoleUser$ is nobody's. */
  private Optional<Statement> request() {
    String id = event.first("ReqID", "RequestId");
    boolean told = processed() && !id.isEmpty();
    return told && id.length() <= MAX_ID
        ? Optional.of(
            new Statement.RequestTold(context.source(), id, "", RequestStep.ISSUED, approver()))
        : Optional.empty();
  }

  private String approver() {
    String agent = new Facts(event).subject();
    return agent.length() <= MAX_NAME ? agent : agent.substring(0, MAX_NAME);
  }

  private void key(Signals signals, Facts facts, Actor actor) {
    String operation = operation();
    if (operation.isEmpty() || facts.key().isEmpty()) {
      signals.aboutSource(noted(Topic.KEY));
    } else {
      signals.say(
          SubjectKind.KEY,
          facts.key(),
          new Statement.KeyOperated(operation, actor.name(), event.success()));
    }
  }

  private String operation() {
    String name = event.name();
    if (name.contains("GEN")) {
      return "generate";
    }
    if (name.contains("RECOVERY") || name.contains("EXPORT") || name.contains("RETRIEVE")) {
      return "export";
    }
    return name.contains("ARCHIV") ? "archive" : "";
  }
}
