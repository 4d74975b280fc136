package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portcullis.routes.config.ExemptionSettings;
import io.portcullis.routes.config.GroupModeSettings;
import io.portcullis.routes.config.PolicySettings;
import io.portcullis.routes.config.Scalar;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.GroupMode;
import io.portcullis.rules.Reach;
import io.portcullis.rules.bundle.Published;

/** The bundle that the configuration asks for. */
public final class ConfiguredRules {
  private static final int MAX_FILES = 10_000;

  private ConfiguredRules() {}

  /**
   * @param now against which the ends of exemptions are checked
   * @throws IllegalArgumentException when an exemption would last too long
   */
  public static Published of(PolicySettings settings, Instant now) {
    Map<String, Map<String, String>> parameters = new TreeMap<>();
    settings
        .parameters()
        .forEach(
            (rule, values) -> {
              Map<String, String> texts = new TreeMap<>();
              values.forEach((name, value) -> texts.put(name, text(value)));
              parameters.put(rule, texts);
            });
    return new Published(
        settings.folder().map(ConfiguredRules::files).orElse(Map.of()),
        new TreeMap<>(settings.modes()),
        parameters,
        new Reach(
            false,
            settings.ramps(),
            settings.groupModes().stream().map(ConfiguredRules::groupMode).toList(),
            settings.exemptions().stream().map(e -> exemption(e, now)).toList()));
  }

  private static GroupMode groupMode(GroupModeSettings g) {
    return new GroupMode(g.rule(), g.group(), g.mode(), g.ramp());
  }

  /** It holds since ever: at which start it was read first must not make another bundle of it. */
  private static Exemption exemption(ExemptionSettings e, Instant now) {
    String rule = e.rule().equals(ExemptionSettings.ALL) ? "" : e.rule();
    Instant until = Exemption.checked(e.until().at(), now);
    return e.whom()
        .alias()
        .map(
            alias ->
                Exemption.ofSubject(rule, alias.key(), Instant.EPOCH, until, e.owner(), e.reason()))
        .orElseGet(
            () ->
                Exemption.ofGroup(
                    rule, e.whom().group(), Instant.EPOCH, until, e.owner(), e.reason()));
  }

  private static String text(Scalar value) {
    return value.text();
  }

  private static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).limit(MAX_FILES).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the policies in " + folder + " can not be read", e);
    }
    return files;
  }
}
