package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.dashboards.rules.RuleSpec;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Severity;
import io.portcullis.routes.api.AdminEvent;
import io.portcullis.routes.canary.CanaryRecords;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;
import io.portcullis.routes.runtime.CallRecords;
import io.portcullis.routes.seal.SealDocuments;

/** For each rule of Kibana one scene of which it tells, and one of which it does not. */
final class RuleCases {
  private static final String LAPTOP = "laptop-1";

  /**
   * @param rows of the answer when it fires
   */
  record Scenes(List<JsonNode> fires, List<JsonNode> silent, int rows) {}

  private static final Map<String, Scenes> OWN = new LinkedHashMap<>();

  private RuleCases() {}

  static Scenes of(RuleSpec spec) {
    if (!spec.findings().isEmpty()) {
      return findings(spec);
    }
    if (OWN.isEmpty()) {
      actions();
      guard();
      trail();
      network();
      hub();
    }
    Scenes scenes = OWN.get(spec.id());
    if (scenes == null) {
      throw new AssertionError(spec.id() + " has no case here");
    }
    return scenes;
  }

  /** Each rule finds something; another one is silent, and so is the same one's end. */
  private static Scenes findings(RuleSpec spec) {
    List<JsonNode> fires =
        played(
            scene ->
                spec.findings()
                    .forEach(rule -> scene.found(rule.replace('/', '-'), rule, Severity.LOW)));
    List<JsonNode> silent = played(scene -> scene.found(LAPTOP, "posture/other", Severity.LOW));
    return new Scenes(fires, silent, spec.findings().size());
  }

  private static void actions() {
    both(
        "revocation-failed",
        answered(Severity.CRITICAL, Status.FAILED),
        settled(Severity.CRITICAL));
    both("enforcement-failed", answered(Severity.HIGH, Status.REFUSED), settled(Severity.HIGH));
    both(
        "action-not-verified",
        answered(Severity.CRITICAL, Status.ACKNOWLEDGED),
        settled(Severity.HIGH));
    both(
        "action-escalated",
        scene -> {
          begun(scene, Severity.CRITICAL);
          for (int tries = 0; tries < 14; tries++) {
            scene.answered(LAPTOP, Status.FAILED).pass(Duration.ofSeconds(40));
          }
        },
        answered(Severity.CRITICAL, Status.FAILED));
    both(
        "canary-failed",
        scene -> scene.record(CanaryRecords.bad(scene.now())),
        scene -> scene.record(CanaryRecords.good(scene.now())));
  }

  private static void guard() {
    both("breaker-tripped", quarantined(21), quarantined(5));
    both("many-held", quarantined(35), quarantined(22));
    both("gate-stopped", scene -> scene.stopped("ada"), scene -> scene.resumed("ada"));
  }

  private static void trail() {
    both("trail-waits", told("evidence-waits"), told("evidence-conflict"));
    both("trail-tampered", told("evidence-conflict"), told("evidence-waits"));
    both("admin-refused", calls(5), calls(4));
  }

  private static void network() {
    both("revoked-back", back(Severity.CRITICAL), back(Severity.HIGH));
    both("quarantined-back", back(Severity.HIGH), back(Severity.LOW));
  }

  private static void hub() {
    state("audit-lag", vital("shipping", "ok", 301), vital("shipping", "ok", 299));
    state(
        "approvals-old",
        vital("approvals", "waiting", 3_601),
        vital("approvals", "waiting", 3_599));
    state(
        "alerts-unanswered",
        vital("alerts", "unanswered", 3_601),
        vital("alerts", "unanswered", 3_599));
    state("checkpoint-unwitnessed", vital("checkpoint", "ok", 901), vital("checkpoint", "ok", 899));
    state("self-test-missing", vital("selftest", "late", 130), vital("selftest", "ok", 3));
    OWN.put(
        "enforcement-point-away",
        new Scenes(
            Stream.of(0, 1, 2).flatMap(i -> vital("point", "open", i).stream()).toList(),
            vital("point", "open", 1),
            1));
    OWN.put("hub-silent", new Scenes(List.of(), vital("source", "ok", 1), 1));
  }

  private static void both(String rule, Consumer<RuleScene> fires, Consumer<RuleScene> silent) {
    OWN.put(rule, new Scenes(played(fires), played(silent), 1));
  }

  private static void state(String rule, List<JsonNode> fires, List<JsonNode> silent) {
    OWN.put(rule, new Scenes(fires, silent, 1));
  }

  private static List<JsonNode> played(Consumer<RuleScene> story) {
    try (RuleScene scene = new RuleScene()) {
      story.accept(scene);
      return scene.documents();
    }
  }

  private static void begun(RuleScene scene, Severity severity) {
    scene.device(LAPTOP).found(LAPTOP, "risk/any", severity);
  }

  private static Consumer<RuleScene> answered(Severity severity, Status status) {
    return scene -> {
      begun(scene, severity);
      scene.answered(LAPTOP, status);
    };
  }

  /** Fails once, and is proved by the next try. */
  private static Consumer<RuleScene> settled(Severity severity) {
    return scene -> {
      begun(scene, severity);
      scene
          .answered(LAPTOP, Status.FAILED)
          .pass(Duration.ofSeconds(10))
          .answered(LAPTOP, Status.VERIFIED);
    };
  }

  private static Consumer<RuleScene> quarantined(int many) {
    return scene ->
        IntStream.range(0, many)
            .forEach(
                i -> scene.device("laptop-" + i).found("laptop-" + i, "risk/any", Severity.HIGH));
  }

  private static Consumer<RuleScene> back(Severity severity) {
    return scene -> {
      begun(scene, severity);
      scene.session(LAPTOP);
    };
  }

  private static Consumer<RuleScene> told(String action) {
    return scene -> scene.record(SealDocuments.told(action, scene.now()));
  }

  /** Refused ones, and as many that were done. */
  private static Consumer<RuleScene> calls(int refused) {
    return scene -> {
      for (int i = 0; i < refused; i++) {
        scene.record(CallRecords.of(call(AdminEvent.Step.DENIED, scene.now().plusSeconds(i))));
        scene.record(CallRecords.of(call(AdminEvent.Step.DONE, scene.now().plusSeconds(i))));
      }
    };
  }

  private static AdminEvent call(AdminEvent.Step step, Instant at) {
    return new AdminEvent(
        new Person("ada", Role.VIEWER), "POST /control/stop", "", "", step, "", "", at);
  }

  /** As the stream of the hub's own state holds it, one for each thing and minute. */
  private static List<JsonNode> vital(String kind, String state, double seconds) {
    List<JsonNode> documents = new ArrayList<>();
    Map<String, Object> event =
        Map.of("kind", "metric", "module", "portcullis", "dataset", "portcullis.hub");
    Map<String, Object> own =
        Map.of("kind", kind, "name", kind + "-1", "state", state, "count", 1, "seconds", seconds);
    documents.add(
        Json.MAPPER.valueToTree(
            Map.of(
                "@timestamp",
                Middle.START.toString(),
                "event",
                event,
                "portcullis",
                Map.of("hub", own))));
    return documents;
  }
}
