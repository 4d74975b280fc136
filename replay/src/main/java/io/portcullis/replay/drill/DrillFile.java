package io.portcullis.replay.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.connectors.api.Json;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.replay.ReplayException;

import static io.portcullis.replay.drill.Drill.require;

/** A drill as YAML. Every key is known, or refused. */
public final class DrillFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final ObjectMapper STATEMENTS =
      Json.base().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private DrillFile() {}

  /**
   * @throws ReplayException naming what is wrong and where
   */
  public static Drill read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw ReplayException.wrongUse(file + " is longer than " + MAX_BYTES + " bytes");
      }
      return drill(new YAMLMapper().readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw ReplayException.wrongUse(file + " is not YAML");
    } catch (IOException e) {
      throw ReplayException.wrongUse(file + " can not be read");
    } catch (IllegalArgumentException e) {
      throw ReplayException.wrongUse(file + ": " + e.getMessage());
    }
  }

  private static Drill drill(JsonNode root) {
    known(root, "", Set.of("name", "title", "for", "steps"));
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : root.path("steps")) {
      String path = "steps[" + steps.size() + "]";
      try {
        steps.add(step(step));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(path + "." + e.getMessage(), e);
      }
    }
    return new Drill(
        root.path("name").asText(),
        root.path("title").asText(),
        span(root, "for", Duration.ofDays(1)),
        steps);
  }

  private static Step step(JsonNode step) {
    known(step, "", Set.of("after", "every", "source", "about", "say"));
    return new Step(
        span(step, "after", Duration.ZERO),
        span(step, "every", Duration.ZERO),
        step.path("source").asText(),
        choice(step.path("about")),
        statement(step.path("say")));
  }

  private static Choice choice(JsonNode about) {
    known(about, "about.", Set.of("kind", "name", "group", "issuer", "most"));
    return new Choice(
        kind(about.path("kind").asText()),
        about.path("name").asText(),
        about.path("group").asText(),
        about.path("issuer").asText(),
        about.path("most").asInt(about.has("most") ? 0 : Choice.MOST));
  }

  private static SubjectKind kind(String word) {
    try {
      return SubjectKind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "about.kind: must be one of " + List.of(SubjectKind.values()), e);
    }
  }

  private static Statement statement(JsonNode say) {
    Statement statement;
    try {
      statement = STATEMENTS.treeToValue(say, Statement.class);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new IllegalArgumentException("say: is no statement: " + why, e);
    }
    require(statement != null, "say: is missing");
    STATEMENTS
        .valueToTree(statement)
        .fields()
        .forEachRemaining(
            f -> require(!f.getValue().isNull(), "say." + f.getKey() + ": is missing"));
    require(vendors(statement), "say: the hub says that itself; name what a vendor says");
    return statement;
  }

  private static boolean vendors(Statement statement) {
    return switch (statement) {
      case Statement.PostureChanged s -> true;
      case Statement.RiskChanged s -> true;
      case Statement.AccountChanged s -> true;
      case Statement.KeyOperated s -> true;
      case Statement.KeyDeclared s -> true;
      case Statement.CeremonyHeld s -> true;
      case Statement.AccessReviewTold s -> true;
      case Statement.HsmHealthChanged s -> true;
      case Statement.CertificateIssued s -> true;
      case Statement.RequestTold s -> true;
      case Statement.CertificateObserved s -> true;
      case Statement.SubjectObserved s -> true;
      case Statement.Noted s -> true;
      case Statement.Heartbeat s -> true;
      default -> false;
    };
  }

  private static Duration span(JsonNode node, String name, Duration usual) {
    if (!node.has(name)) {
      return usual;
    }
    try {
      return DurationText.parse(node.path(name).asText());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static void known(JsonNode node, String path, Set<String> keys) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      require(
          keys.contains(name),
          path + name + ": unknown; known are " + keys.stream().sorted().toList());
    }
  }
}
