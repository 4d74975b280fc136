package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Clears;
import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.Mode;
import io.portcullis.model.Outcome;
import io.portcullis.model.Policy;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;

/**
 * Something that happens to a hub of its own, and the records that its code writes of it. What is
 * found is what a detection is named: so each rule's finding can be had without its story, which
 * the rule's own cases tell.
 */
final class RuleScene implements AutoCloseable {
  private final Middle middle = new Middle(new Named(), Limits.DEFAULT);
  private final List<JsonNode> outside = new ArrayList<>();
  private int count;

  /** Finds for each detection the rule that it is named after; the graver, the stronger. */
  private static final class Named implements Policy {
    @Override
    public String digest() {
      return "named";
    }

    @Override
    public Evaluation evaluate(Case subject, Instant now) {
      List<Finding> found =
          subject.facts().risks().stream()
              .map(
                  risk ->
                      new Finding(
                          risk.id(),
                          risk.source(),
                          1,
                          "named",
                          risk.severity(),
                          standing(risk.severity()),
                          Mode.ENFORCE,
                          0,
                          ReasonCode.PRIVILEGE_WITHDRAWN,
                          Clears.WITH_FACT,
                          risk.id(),
                          List.of(risk.describe()),
                          List.of(risk.source()),
                          false,
                          risk.since()))
              .toList();
      return new Evaluation(found, Optional.empty());
    }

    private static Standing standing(Severity severity) {
      return switch (severity) {
        case CRITICAL -> Standing.REVOKED;
        case HIGH -> Standing.QUARANTINED;
        default -> Standing.WATCHED;
      };
    }
  }

  /** A device with a certificate. */
  RuleScene device(String name) {
    Certificate certificate =
        new Certificate(
            "CN=Moat",
            Integer.toHexString(name.hashCode()),
            "CN=" + name,
            "",
            "",
            middle.now(),
            middle.now().plus(Duration.ofDays(90)),
            false,
            "");
    middle.say(SubjectKind.DEVICE, "ca", new Statement.CertificateIssued(certificate), alias(name));
    return this;
  }

  RuleScene found(String device, String rule, Severity severity) {
    Statement risk =
        new Statement.RiskChanged(RiskOrigin.ENDPOINT, rule, severity, Set.of(), false, rule);
    middle.say(SubjectKind.DEVICE, "falcon", risk, alias(device));
    return this;
  }

  RuleScene session(String device) {
    Session session =
        new Session("s-" + count++, "192.0.2.7", "sw-1", "", "host/" + device, "", middle.now());
    middle.say(SubjectKind.DEVICE, "radius", new Statement.SessionStarted(session), alias(device));
    return this;
  }

  /** What authorities answer to all that was asked of them since. */
  RuleScene answered(String device, Outcome.Status status) {
    for (Action action : middle.actions(Topic.ACTIONS_CA)) {
      Instant sent = middle.now().plusMillis(40);
      middle.deliver(
          new Signal(
              Ids.of("sig", "enforce", action.id(), Integer.toString(count++)),
              "enforce",
              "",
              sent,
              sent,
              action.kind(),
              action.subject(),
              List.of(alias(device)),
              false,
              Actor.UNKNOWN,
              new Statement.OutcomeReported(
                  Outcome.of(action, status, "for a test", sent, sent.plusMillis(80)))));
    }
    return this;
  }

  RuleScene pass(Duration time) {
    middle.pass(time);
    return this;
  }

  RuleScene stopped(String person) {
    middle.guard(new GuardInput.Stop(person, "drill", middle.now()));
    return this;
  }

  RuleScene resumed(String person) {
    middle.guard(new GuardInput.Resume(person, "drill is over", middle.now()));
    return this;
  }

  RuleScene record(AuditRecord record) {
    outside.add(Json.MAPPER.valueToTree(record.complete()));
    return this;
  }

  Instant now() {
    return middle.now();
  }

  List<JsonNode> documents() {
    List<JsonNode> all = new ArrayList<>(middle.records());
    all.addAll(outside);
    return all;
  }

  private static Alias alias(String device) {
    return Alias.vendor(AliasType.MDM_DEVICE, "intune", device);
  }

  @Override
  public void close() {
    middle.close();
  }
}
