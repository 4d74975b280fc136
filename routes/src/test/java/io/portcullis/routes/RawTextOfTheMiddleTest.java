package io.portcullis.routes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.PersonalPaths;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.resolve.RawText;
import io.portcullis.routes.resolve.Search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The vendor's own words are kept once, apart, and go when a person is erased. */
class RawTextOfTheMiddleTest {
  private static final Alias LAPTOP = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "laptop-1");
  private static final String WORDS = "{\"owner\":\"ada\"}";
  private static final RawText RAW =
      new RawText(WORDS, WORDS.length(), Ids.sha256(WORDS.getBytes(UTF_8)), false);

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void whatAnEarlierReleaseWroteIsReadAndHasNoText() {
    // Given
    ObjectNode old =
        Json.MAPPER.valueToTree(
            new Message.Arrived(
                signal("v1", LAPTOP), Map.of(), "h", Search.start(false), Optional.of(RAW)));
    old.put("message", "arrived").remove("raw");
    // When
    middle.raw(Topic.INTAKE, old.toString());
    // Then
    assertThat(middle.deadLetters()).isEmpty();
    assertThat(middle.records())
        .anyMatch(r -> r.at("/portcullis/disposition").asText().equals("resolved"))
        .noneMatch(r -> stream(r).equals("portcullis.raw"));
  }

  @Test
  void aRecordThatWaitsForItsNameIsKeptOnce() {
    // When
    middle.deliver(signal("v1", HOST), Optional.of(RAW));
    middle.deliver(signal("v2", LAPTOP, HOST));
    // Then
    List<JsonNode> records = middle.records();
    assertThat(records)
        .extracting(r -> r.at("/portcullis/disposition").asText())
        .contains("parked", "resolved");
    assertThat(records).filteredOn(r -> r.toString().contains("ada")).hasSize(1);
  }

  @Test
  void aRepetitionIsNotKeptAgain() {
    Signal signal = signal("v1", LAPTOP);
    middle.deliver(signal, Optional.of(RAW));
    // When
    middle.deliver(signal, Optional.of(RAW));
    // Then
    assertThat(middle.records()).filteredOn(r -> r.toString().contains("ada")).hasSize(1);
  }

  @Test
  void theWordsStandInAStreamOfTheirOwnAndAreAllPersonal() {
    // When
    middle.deliver(signal("v1", LAPTOP), Optional.of(RAW));
    // Then
    List<JsonNode> records = middle.records();
    JsonNode raw =
        records.stream().filter(r -> stream(r).equals("portcullis.raw")).findFirst().orElseThrow();
    JsonNode told =
        records.stream()
            .filter(r -> r.at("/portcullis/disposition").asText().equals("resolved"))
            .findFirst()
            .orElseThrow();
    assertThat(raw.at("/event/original").asText()).isEqualTo(WORDS);
    assertThat(raw.at("/portcullis/signal/id")).isEqualTo(told.at("/portcullis/signal/id"));
    assertThat(raw.at("/portcullis/personal/record_sha256").asText()).isEqualTo(RAW.sha256());
    assertThat(told.at("/portcullis/personal/record_sha256").asText()).isEqualTo(RAW.sha256());
    assertThat(records).filteredOn(r -> r.toString().contains("ada")).containsExactly(raw);
    Map<String, ?> document = Json.MAPPER.convertValue(raw, Map.class);
    assertThat(PersonalPaths.split(document).publicPart().toString())
        .doesNotContain("ada")
        .doesNotContain(RAW.sha256());
  }

  private static String stream(JsonNode document) {
    return document.at("/data_stream/dataset").asText();
  }

  private Signal signal(String vendorId, Alias... about) {
    return new Signal(
        Ids.of("sig", "intune", vendorId),
        "intune",
        vendorId,
        middle.now(),
        middle.now(),
        SubjectKind.DEVICE,
        "",
        List.of(about),
        false,
        Actor.UNKNOWN,
        new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of()));
  }
}
