package io.portcullis.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Ids;
import io.portcullis.model.Outcome;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Unsealed;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.canary.CanaryRecords;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.issuance.IssuanceRecords;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.resolve.RawText;
import io.portcullis.routes.runtime.AdminRecords;
import io.portcullis.routes.seal.OwnRecords;
import io.portcullis.routes.transmit.StreamRecords;
import io.portcullis.rules.bundle.BuiltIn;

/**
 * Documents of every kind of record that the hub makes, each by the code that makes it there: all
 * vectors of all parsers, what follows from them, and what other parts write.
 */
final class EveryRecord {
  private static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");
  private static final Path CONNECTORS =
      Path.of(System.getProperty("portcullis.home"), "connectors");
  private static final Alias LAPTOP = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "laptop-1");
  private static final String SALT = "ab".repeat(32);

  private EveryRecord() {}

  static List<ObjectNode> documents() {
    List<ObjectNode> all = new ArrayList<>();
    for (Parser parser : Parsers.all()) {
      try (Middle middle = new Middle(BuiltIn.load(), Limits.DEFAULT)) {
        vectors(parser).forEach(vector -> messages(parser, vector).forEach(middle::arrived));
        all.addAll(sealed(middle));
      }
    }
    try (Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT)) {
      story(middle);
      all.addAll(sealed(middle));
    }
    Stream.of(
            AdminRecords.all(RECEIVED),
            CanaryRecords.all(RECEIVED),
            IssuanceRecords.all(RECEIVED),
            StreamRecords.all(RECEIVED),
            OwnRecords.all(RECEIVED))
        .flatMap(List::stream)
        .forEach(record -> all.add(sealed(record)));
    return all;
  }

  /** What the hub would take in of it. */
  static List<Message.Arrived> messages(Parser parser, Path vector) {
    byte[] body = read(vector);
    RawText text = new RawText("the vendor's words", body.length, Ids.sha256(body), false);
    ParseContext context =
        new ParseContext("lab-" + parser.type(), RECEIVED, vector.getFileName().toString());
    return parser.parse(body, context).stream()
        .filter(Parsed.Understood.class::isInstance)
        .map(Parsed.Understood.class::cast)
        .flatMap(
            understood ->
                understood.signals().stream()
                    .filter(Message::addressable)
                    .map(s -> arrived(s, understood, body, text)))
        .toList();
  }

  private static Message.Arrived arrived(
      Signal signal, Parsed.Understood understood, byte[] body, RawText text) {
    return Message.arrived(signal, understood.ecs(), Ids.sha256(body), Optional.of(text));
  }

  /** A device that is trusted no more, what is done about it, and people's words. */
  private static void story(Middle middle) {
    middle.say(
        SubjectKind.DEVICE, "ca", new Statement.CertificateObserved(certificate()), LAPTOP, HOST);
    middle.say(
        SubjectKind.DEVICE,
        "intune",
        new Statement.PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("x")),
        LAPTOP);
    for (Action action : middle.actions(Topic.ACTIONS_CA)) {
      Instant at = action.decidedAt();
      Outcome outcome = Outcome.of(action, Outcome.Status.VERIFIED, "OCSP says so", at, at);
      middle.say(SubjectKind.DEVICE, "ca", new Statement.OutcomeReported(outcome), LAPTOP);
    }
    middle.say(
        SubjectKind.DEVICE,
        "falcon",
        new Statement.RiskChanged(
            Statement.RiskOrigin.ENDPOINT, "d", Severity.CRITICAL, Set.of("theft"), false, "x"),
        LAPTOP);
    middle.guard(new GuardInput.Stop("ada", "drill", middle.now()));
    middle.guard(new GuardInput.Resume("ada", "done", middle.now()));
    middle.guard(new GuardInput.Approval("pro-none", 1, "grace", true, "agreed", middle.now()));
    middle.say(
        SubjectKind.SOURCE,
        "luna",
        new Statement.Heartbeat(Duration.ofMinutes(10)),
        new Alias(AliasType.SOURCE_NAME, "luna"));
    middle.signal(
        Signal.derived(
                Ids.of("sig", "policy"),
                "policies",
                middle.now(),
                SubjectKind.DEVICE,
                "",
                new Statement.PolicyActivated("5f2a"))
            .resolved("policy:0", false));
    middle.pass(Duration.ofMinutes(2));
  }

  private static Certificate certificate() {
    return new Certificate(
        "CN=Device CA",
        "4d2",
        "CN=laptop-1",
        "ab".repeat(32),
        "cd".repeat(32),
        Middle.START.minusSeconds(60),
        Middle.START.plusSeconds(8_000_000),
        false,
        "",
        "EC 256",
        "SHA256withECDSA");
  }

  private static List<ObjectNode> sealed(Middle middle) {
    JsonNode seal = sealed(AdminRecords.all(RECEIVED).getFirst()).at("/portcullis/seal");
    return middle.records().stream()
        .map(
            document -> {
              ObjectNode copy = document.deepCopy();
              ((ObjectNode) copy.path("portcullis")).set("seal", seal);
              return copy;
            })
        .toList();
  }

  private static ObjectNode sealed(AuditRecord record) {
    Unsealed unsealed = Unsealed.of(record, SALT);
    return Json.read(unsealed.with(unsealed.seal("c0", Head.START)), ObjectNode.class);
  }

  static List<Path> vectors(Parser parser) {
    try (Stream<Path> kinds = Files.list(CONNECTORS)) {
      return kinds
          .map(kind -> kind.resolve("src/test/resources/vectors").resolve(parser.type()))
          .filter(Files::isDirectory)
          .flatMap(EveryRecord::files)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> !f.toString().endsWith(".expected.json")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
