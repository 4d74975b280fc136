package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.NoRules;
import io.portcullis.routes.api.EndpointView;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.endpoint.EndpointWatch;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.endpoint.Target;
import io.portcullis.routes.endpoint.Targets;
import io.portcullis.routes.explain.SubjectIndex;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointReportTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Alias KEY = new Alias(AliasType.SPKI_SHA256, "ab".repeat(32));
  private static final Said AWAY = new Said(Kind.ENDPOINT_AWAY, NOW, "silent");
  private static final Said OLD = new Said(Kind.OLD_SERVED, NOW, "number 7");

  @TempDir private Path folder;
  private SubjectIndex index;
  private int offset;

  @BeforeEach
  void open() {
    index = new SubjectIndex(folder.resolve("index"));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void whatIsNotAboutEndpointsOrHoldsNoMoreIsLeftOut() {
    // Given
    remarked("key-1", "watch:delays", "a.pem", AWAY);
    remarked("key-2", EndpointWatch.SOURCE, "b.pem");
    // When
    List<EndpointView> report = EndpointReport.of(targets(), index);
    // Then
    assertThat(report).isEmpty();
  }

  @Test
  void aConfiguredOneIsThereWithoutAnyRemark() {
    // When
    List<EndpointView> report = EndpointReport.of(targets("b.pem", "a.pem"), index);
    // Then
    assertThat(report)
        .containsExactly(
            new EndpointView("a.pem", "team of a.pem", List.of()),
            new EndpointView("b.pem", "team of b.pem", List.of()));
  }

  @Test
  void theRemarksOfAllKeysOfAnEndpoint() {
    // Given
    remarked("key-2", EndpointWatch.SOURCE, "a.pem", OLD, AWAY);
    remarked("key-1", EndpointWatch.SOURCE, "a.pem", AWAY);
    remarked("key-1", EndpointWatch.SOURCE, "told.example:443", AWAY);
    // When
    List<EndpointView> report = EndpointReport.of(targets("a.pem"), index);
    // Then
    assertThat(report)
        .containsExactly(
            new EndpointView(
                "a.pem",
                "team of a.pem",
                List.of(view(OLD, "key-2"), view(AWAY, "key-1"), view(AWAY, "key-2"))),
            new EndpointView("told.example:443", "", List.of(view(AWAY, "key-1"))));
  }

  private static EndpointView.Remarked view(Said said, String subject) {
    return new EndpointView.Remarked(said.kind(), said.since(), said.detail(), subject);
  }

  private static Targets targets(String... files) {
    List<Target> all =
        List.of(files).stream()
            .<Target>map(f -> new Target.KeyFile(Path.of(f), Optional.empty(), "team of " + f))
            .toList();
    return new Targets(all, new Reach(List.of(), List.of()), Roots.of(List.of()));
  }

  private void remarked(String id, String source, String item, Said... said) {
    Subject known =
        index
            .find(id)
            .map(Summary::subject)
            .orElse(Subject.fresh(id, SubjectKind.KEY, NOW).alsoKnownAs(List.of(KEY)));
    Signal signal =
        new Signal(
            "sig-" + offset,
            source,
            "",
            NOW,
            NOW,
            SubjectKind.KEY,
            id,
            List.of(KEY),
            false,
            Actor.UNKNOWN,
            new Remarked(item, List.of(said)));
    Summary summary = new Summary(NoRules.after(known, List.of(signal)), List.of());
    index.read(new ConsumerRecord<>("subjects", 0, offset++, id, Json.bytes(summary)));
  }
}
