package io.portcullis.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Ids;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.Mode;
import io.portcullis.model.Outcome;
import io.portcullis.model.Run;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.TokenFacts;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.canary.CanaryRecords;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.runtime.AdminRecords;
import io.portcullis.routes.runtime.RuntimeDocuments;
import io.portcullis.routes.seal.SealDocuments;
import io.portcullis.routes.state.StateDocuments;
import io.portcullis.routes.vitals.VitalsDocuments;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Documents that the hub's own code wrote, of some days on which everything happened that a
 * dashboard or a rule of Kibana asks about. The hub's middle runs whole, with the built-in rules
 * and the sealer; only Kafka is left out.
 */
final class HubDocuments implements AutoCloseable {
  private static final String HUB = "metrics-portcullis.hub-default";
  private static final int DEVICES = 6;
  private static final RuleBook RULES = BuiltIn.load().withMode(Mode.ENFORCE);
  private static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("disk"));
  private static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());
  private static final Alias HSM = new Alias(AliasType.HSM_TOKEN, "hsm-1");
  private static final Alias KEY = new Alias(AliasType.PKCS11_KEY, "vault-1:0c2d");
  private static final Alias SOURCE = new Alias(AliasType.SOURCE_NAME, "intune");
  private static final Alias PERSON = Alias.vendor(AliasType.IDP_USER, "okta", "u-1");

  private final Middle middle = new Middle(RULES, Limits.DEFAULT);
  private int count;

  /**
   * @param index a data stream, or an index of current state
   */
  record Document(String index, String id, String source) {
    /** Lines of a bulk request. */
    String lines() {
      Map<String, String> place = Map.of("_index", index, "_id", id);
      boolean stream = index.startsWith("logs-") || index.startsWith("metrics-");
      return Json.text(Map.of(stream ? "create" : "index", place)) + "\n" + source + "\n";
    }
  }

  static List<Document> all() {
    try (HubDocuments hub = new HubDocuments()) {
      hub.play();
      return hub.documents();
    }
  }

  static Instant from() {
    return Middle.START.minus(Duration.ofDays(1));
  }

  static Instant to() {
    return Middle.START.plus(Duration.ofDays(14));
  }

  private void play() {
    people();
    IntStream.range(0, DEVICES).forEach(this::enrol);
    devices();
    identity();
    keys();
    source();
    outside();
  }

  private void people() {
    middle.guard(new GuardInput.Stop("ada", "drill", middle.now()));
    middle.pass(Duration.ofMinutes(1));
    middle.guard(new GuardInput.Resume("grace", "drill is over", middle.now()));
    middle.signal(
        Signal.derived(
            "sig-policy",
            "policies",
            middle.now(),
            SubjectKind.AUTHORITY,
            "policy-0",
            new Statement.PolicyActivated(RULES.digest())));
  }

  private void enrol(int n) {
    Set<String> groups = Set.of(n % 2 == 0 ? "berlin" : "oslo");
    Statement.SubjectObserved seen =
        new Statement.SubjectObserved("laptop-" + n, "field team", groups);
    middle.say(SubjectKind.DEVICE, "estate", seen, device(n));
    middle.say(
        SubjectKind.DEVICE, "ca", new Statement.CertificateIssued(certificate(n)), device(n));
    Session session =
        new Session("S" + n, "192.0.2.1", "sw-1", "", "host/laptop-" + n, "", middle.now());
    middle.say(SubjectKind.DEVICE, "radius", new Statement.SessionStarted(session), device(n));
  }

  /** One is proved to be held, one goes back and forth, one can not be reached. */
  private void devices() {
    middle.say(SubjectKind.DEVICE, "intune", BAD, device(0));
    settle(Duration.ofHours(25), Outcome.Status.VERIFIED, "OCSP shows it");
    for (int i = 0; i < 4; i++) {
      middle.say(SubjectKind.DEVICE, "intune", BAD, device(1));
      settle(Duration.ofHours(25), Outcome.Status.ACKNOWLEDGED, "CoA-ACK");
      middle.say(SubjectKind.DEVICE, "intune", FINE, device(1));
      settle(Duration.ofHours(1), Outcome.Status.VERIFIED, "OCSP shows it");
    }
    middle.say(
        SubjectKind.DEVICE,
        "falcon",
        new Statement.RiskChanged(
            RiskOrigin.ENDPOINT,
            "det-1",
            Severity.CRITICAL,
            Set.of("credential-access"),
            false,
            "credential theft"),
        device(2));
    for (int tries = 0; tries < 40; tries++) {
      settle(Duration.ofSeconds(40), Outcome.Status.FAILED, "NAK: Session-Context-Not-Found (503)");
    }
  }

  private void identity() {
    middle.say(
        SubjectKind.IDENTITY,
        "estate",
        new Statement.SubjectObserved("user-1", "field team", Set.of("oslo")),
        PERSON);
    middle.say(SubjectKind.IDENTITY, "okta", new AccountChanged(AccountStatus.DEACTIVATED), PERSON);
  }

  private void keys() {
    middle.say(
        SubjectKind.KEY,
        "estate",
        new Statement.SubjectObserved("signing-1", "release team", Set.of()),
        KEY);
    KeyAttributes attributes =
        new KeyAttributes(
            "signing-1",
            "RSA",
            "4096",
            Word.CLEAR,
            Word.SET,
            Word.SET,
            Word.SET,
            Word.SET,
            Word.CLEAR,
            Set.of("sign"));
    TokenFacts token =
        new TokenFacts(
            "vault-1",
            "Maker",
            "Model K7",
            "1122",
            true,
            new TokenFacts.Versions("1.0", "7.8", "3.0"));
    middle.say(SubjectKind.KEY, "hsm", new Statement.KeyObserved(attributes, token), KEY);
    middle.say(SubjectKind.KEY, "estate", new Statement.KeyDeclared(declared()), KEY);
    for (int i = 0; i < 30; i++) {
      used("svc-build", i % 7 != 0);
      middle.pass(Duration.ofHours(1));
    }
    used("svc-unknown", true);
    middle.say(
        SubjectKind.AUTHORITY,
        "hsm-monitor",
        new Statement.HsmHealthChanged(HsmCondition.TAMPER, "lid open"),
        HSM);
    String proposal =
        middle.subject(HSM).subject().trust().pending().map(p -> p.proposal()).orElse("none");
    int generation = middle.subject(HSM).subject().trust().generation();
    middle.guard(
        new GuardInput.Approval(proposal, generation, "ada", true, "seen it", middle.now()));
  }

  private static KeyDeclaration declared() {
    return new KeyDeclaration(
        "signs builds",
        KeyDeclaration.Tier.PRODUCTION_SIGNING,
        KeyDeclaration.NONE.recoverability(),
        "release team",
        "production",
        KeyDeclaration.NONE.home(),
        Optional.empty(),
        KeyDeclaration.NONE.users(),
        KeyDeclaration.NONE.backup(),
        KeyDeclaration.NONE.rotation(),
        "",
        "");
  }

  private void used(String principal, boolean good) {
    count++;
    Map<String, Object> ecs =
        Map.of(
            "event",
            Map.of("action", "sign", "outcome", good ? "success" : "failure"),
            "user",
            Map.of("name", principal),
            "source",
            Map.of("address", "198.51.100.7", "geo", Map.of("country_name", "Norway")));
    middle.deliver(
        new Signal(
            Ids.of("sig", "spy", Integer.toString(count)),
            "spy",
            "u" + count,
            middle.now(),
            middle.now(),
            SubjectKind.KEY,
            "",
            List.of(KEY),
            false,
            new Actor(principal, principal, "198.51.100.7"),
            new Statement.KeyOperated("sign", principal, good, "", "production")),
        ecs);
  }

  private void source() {
    Duration hour = Duration.ofHours(1);
    middle.say(SubjectKind.SOURCE, "intune", new Statement.Heartbeat(hour), SOURCE);
    for (Run run : List.of(new Run(1, 4), new Run(9, 12))) {
      middle.say(
          SubjectKind.SOURCE,
          "intune",
          new Statement.SequenceAdvanced("log", "7", -1, 1 << 16, List.of(run), List.of(), ""),
          SOURCE);
    }
    middle.pass(hour.multipliedBy(6));
  }

  private void outside() {
    CanaryRecords.all(middle.now()).forEach(middle::record);
    AdminRecords.all(middle.now()).forEach(middle::record);
    middle.record(SealDocuments.broken(middle.now()));
  }

  /** Answers all that was asked since, and lets time pass. */
  private void settle(Duration time, Outcome.Status status, String detail) {
    List<Action> actions = new ArrayList<>(middle.actions(Topic.ACTIONS_CA));
    actions.addAll(middle.actions(Topic.ACTIONS_RADIUS));
    for (Action action : actions) {
      Instant sent = middle.now().plusMillis(40);
      Outcome outcome = Outcome.of(action, status, detail, sent, sent.plusMillis(120));
      middle.deliver(
          new Signal(
              Ids.of("sig", "enforce", action.id(), Integer.toString(count++)),
              "enforce",
              "",
              sent,
              sent,
              action.kind(),
              action.subject(),
              List.of(device(owner(action))),
              false,
              Actor.UNKNOWN,
              new Statement.OutcomeReported(outcome)));
    }
    middle.pass(time);
  }

  private int owner(Action action) {
    return IntStream.range(0, DEVICES)
        .filter(n -> middle.subject(device(n)).subject().id().equals(action.subject()))
        .findFirst()
        .orElse(0);
  }

  private List<Document> documents() {
    List<Document> all = new ArrayList<>();
    for (JsonNode sealed : middle.sealed()) {
      JsonNode seal = sealed.at("/portcullis/seal");
      String id = "%s-%016d".formatted(seal.path("chain").asText(), seal.path("sequence").asLong());
      String stream = "logs-" + sealed.at("/data_stream/dataset").asText() + "-default";
      all.add(new Document(stream, id, sealed.toString()));
    }
    middle
        .everybody()
        .forEach(
            (id, subject) -> {
              String source = new String(RuntimeDocuments.subject(subject), UTF_8);
              all.add(new Document("portcullis-subjects", id, source));
            });
    VitalsDocuments.all(middle.now())
        .forEach((id, source) -> all.add(new Document(HUB, id, source)));
    all.addAll(state());
    return all;
  }

  /** Of the day on which the test runs: their queries ask what is to come. */
  private List<Document> state() {
    Instant now = Clock.systemUTC().instant();
    List<State> keys =
        middle.everybody().values().stream()
            .map(value -> Json.read(value, Summary.class))
            .filter(summary -> summary.subject().kind() == SubjectKind.KEY)
            .map(summary -> new State(summary.subject(), summary.certificates()))
            .toList();
    List<Document> all = new ArrayList<>();
    for (StateDocuments.Written each : StateDocuments.all(keys, now)) {
      Map<String, Object> fields = new LinkedHashMap<>(each.fields());
      fields.put("@timestamp", now.toString());
      all.add(new Document(each.index(), each.id(), Json.text(fields)));
    }
    keys.forEach(
        key ->
            SealDocuments.matrix(key, now)
                .forEach(
                    (id, fields) ->
                        all.add(new Document("portcullis-matrix", id, Json.text(fields)))));
    return all;
  }

  private static Alias device(int n) {
    return Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + n);
  }

  private static Certificate certificate(int n) {
    return new Certificate(
        "CN=Device CA",
        Integer.toHexString(0xa00 + n),
        "CN=laptop-" + n,
        "",
        "",
        Middle.START,
        Middle.START.plus(Duration.ofDays(300)),
        false,
        "");
  }

  @Override
  public void close() {
    middle.close();
  }
}
