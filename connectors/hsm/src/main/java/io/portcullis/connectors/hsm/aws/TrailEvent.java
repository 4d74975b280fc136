package io.portcullis.connectors.hsm.aws;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** One event (CloudTrail record contents, event versions 1.0 to 1.11). */
record TrailEvent(Doc doc, long place, ParseContext context) {
  Parsed parsed() {
    String name = name();
    if (name.isEmpty()) {
      throw new BadRecord("eventName: missing");
    }
    Area area = Area.of(source());
    Optional<? extends Statement> statement = statement(area, name);
    if (statement.isEmpty()) {
      return new Parsed.Ignored(
          readOnly(name) ? Parsed.IgnoreReason.READ_ONLY : Parsed.IgnoreReason.OTHER_OBJECT);
    }
    Instant at = Times.occurred(context, doc, "eventTime");
    Signals signals = new Signals(context, place, doc.text("eventID"), at, actor());
    say(signals, subject(area), statement.get(), area);
    return signals.with(new TrailEcs(this).document(at, area));
  }

  private Optional<? extends Statement> statement(Area area, String name) {
    String principal = who().arn().isEmpty() ? who().id() : who().arn();
    return switch (area) {
      case KEY -> Optional.of(by(Meaning.key(name, principal, success())));
      case HSM -> Optional.of(new Noted("hsm", name, success()));
      case CERTIFICATE -> Optional.of(by(Meaning.certificate(name, principal, success())));
      case SECRET -> Optional.of(new Noted("secret", name, success()));
      case AUTHENTICATION ->
          Optional.of(Meaning.authentication(name, success(), method(name), reason()));
      case ACCOUNT -> Optional.of(Meaning.account(name, success()));
      case POLICY -> policy(name);
      case OTHER -> new Elsewhere(this).statement();
    };
  }

  private Statement by(Statement said) {
    return said instanceof Statement.KeyOperated operated ? operated.as(who().job()) : said;
  }

  /** Looking at settings is everyday, as long as it is granted. Trails are started read-only. */
  private Optional<? extends Statement> policy(String name) {
    return Meaning.READ.matcher(name).matches()
        ? new Elsewhere(this).statement()
        : Optional.of(new Noted(Meaning.settings(name), name, success()));
  }

  private Subject subject(Area area) {
    Target target = new Target(doc);
    Subject found =
        switch (area) {
          case KEY -> target.key();
          case HSM -> target.hsm();
          case CERTIFICATE -> target.certificate();
          case ACCOUNT -> target.aboutRole() ? target.role() : target.account();
          default -> Subject.NOBODY;
        };
    return found.names().isEmpty() && !changesAccount(area) ? who().subject() : found;
  }

  /** Whose account it is must not be guessed from who changed it. */
  private boolean changesAccount(Area area) {
    return area == Area.ACCOUNT
        && Meaning.account(name(), success()) instanceof Statement.AccountChanged;
  }

  /** What befell somebody unnamed must not be taken for the feed's own state. */
  private void say(Signals signals, Subject subject, Statement statement, Area area) {
    boolean ofKey = statement instanceof Statement.KeyOperated;
    boolean fits = !ofKey || subject.kind() == SubjectKind.KEY;
    Statement said =
        fits && !subject.names().isEmpty() || statement instanceof Noted
            ? statement
            : new Noted(area.word(), name(), success());
    signals.note(subject.kind(), subject.names(), said);
    if (said instanceof Statement.KeyOperated && success() && who().withoutMfa()) {
      signals.note(subject.kind(), subject.names(), new Noted("key", "used-without-mfa", true));
    }
  }

  String name() {
    return doc.first("eventName", "insightDetails.eventName");
  }

  String source() {
    return doc.first("eventSource", "insightDetails.eventSource");
  }

  Who who() {
    return new Who(doc.object("userIdentity"), doc.text("recipientAccountId"));
  }

  boolean success() {
    String login = answer();
    return doc.text("errorCode").isEmpty() && (login.isEmpty() || login.equals("Success"));
  }

  /** ConsoleLogin and its kin answer under their own name. */
  private String answer() {
    String response = doc.at("responseElements").at(name()).value();
    return response.isEmpty() ? doc.at("serviceEventDetails").at(name()).value() : response;
  }

  String reason() {
    return doc.first("errorMessage", "errorCode");
  }

  private String method(String name) {
    String mfa = doc.at("additionalEventData").at("MFAUsed").value();
    return mfa.equalsIgnoreCase("Yes") ? name + " with MFA" : name;
  }

  boolean readOnly(String name) {
    return doc.has("readOnly") ? doc.flag("readOnly") : Meaning.READ.matcher(name).matches();
  }

  private Actor actor() {
    String name = who().name().isEmpty() ? who().arn() : who().name();
    return new Actor(who().id(), name, doc.text("sourceIPAddress"));
  }
}
