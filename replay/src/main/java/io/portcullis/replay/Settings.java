package io.portcullis.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.guard.Limits;

/**
 * What replay takes from the hub's own configuration: where Kafka is, and the limits of the guard.
 * The rest of the file is not looked at; {@code doctor} says whether it is sound.
 *
 * @param prefix of the topics' names
 */
record Settings(KafkaAccess kafka, String prefix, Limits limits) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String HUB = "portcullis";
  private static final String GROUP = "group=";

  /** The limits of a hub whose configuration says nothing of them. */
  static final Limits USUAL = limits(MissingNode.getInstance());

  static Settings none() {
    return new Settings(KafkaAccess.NONE, "", USUAL);
  }

  /**
   * @throws ReplayException naming what is wrong
   */
  static Settings read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw ReplayException.wrongUse(file + " is longer than " + MAX_BYTES + " bytes");
      }
      JsonNode root = new YAMLMapper().readTree(Files.readAllBytes(file));
      JsonNode kafka = root.path("kafka");
      String id = kafka.path("application-id").asText(HUB);
      return new Settings(
          KafkaAccess.of(kafka, file.toAbsolutePath().getParent()),
          id.equals(HUB) ? "" : id + ".",
          limits(root.path("guard")));
    } catch (IOException e) {
      throw ReplayException.wrongUse(file + " can not be read as YAML");
    } catch (IllegalArgumentException e) {
      throw ReplayException.wrongUse(file + ": " + e.getMessage());
    }
  }

  Settings at(String bootstrapServers) {
    return new Settings(kafka.at(bootstrapServers), prefix, limits);
  }

  private static Limits limits(JsonNode guard) {
    return new Limits(
        duration(guard, "window", Duration.ofMinutes(10)),
        guard.path("per-rule").asInt(20),
        guard.path("per-source").asInt(30),
        guard.path("overall").asInt(60),
        guard.path("group-share").asDouble(0.1),
        Limits.DEFAULT.groupFrom(),
        listed(guard, "never-touch"),
        guard.path("approvals").asInt(Limits.DEFAULT.approvals()),
        duration(guard, "approval-expiry", Duration.ofHours(24)),
        guard.path("drip").asInt(Limits.DEFAULT.drip()),
        compromise(guard.path("compromise")),
        damping(guard.path("damping")),
        listed(guard, "recommend"),
        listed(guard, "two-people"));
  }

  private static Limits.Compromise compromise(JsonNode section) {
    Limits.Compromise usual = Limits.Compromise.DEFAULT;
    return new Limits.Compromise(
        section.path("limit").asInt(usual.limit()),
        section.path("approvals").asInt(usual.approvals()));
  }

  private static Limits.Damping damping(JsonNode section) {
    return new Limits.Damping(
        section.path("times").asInt(5),
        duration(section, "window", Duration.ofHours(24)),
        duration(section, "hold", Duration.ofHours(1)));
  }

  private static Duration duration(JsonNode section, String name, Duration usual) {
    return section.has(name) ? DurationText.parse(section.path(name).asText()) : usual;
  }

  /** As the hub takes them: weak names only where it is asked to. */
  private static Set<String> listed(JsonNode guard, String list) {
    boolean weak = guard.path("weak-names").asBoolean(false);
    Set<String> keys = new HashSet<>();
    guard.path(list).forEach(entry -> key(entry.asText(), weak).ifPresent(keys::add));
    return keys;
  }

  private static Optional<String> key(String text, boolean weak) {
    if (text.startsWith(GROUP)) {
      return Optional.of(Limits.group(text.substring(GROUP.length()).strip()));
    }
    String[] parts = text.split("=", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "guard: a list of subjects names group=NAME or TYPE=VALUE");
    }
    String type = parts[0].toUpperCase(Locale.ROOT).replace('-', '_');
    Alias alias = new Alias(AliasType.valueOf(type), parts[1].strip());
    return Optional.of(alias).filter(a -> weak || a.strong()).map(Alias::key);
  }
}
