package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each kind of enforcer with no more than it needs, and what is said when one thing is wrong. */
class WrongEnforcersTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Map<String, String> LEAST =
      Map.ofEntries(
          Map.entry(
              "acme",
              "{name: n, directory: 'https://ca.example.net/dir', issuer-certificates: [ca.pem],"
                  + " account-key: 'env:K', certificates: c}"),
          Map.entry(
              "cfssl", "{name: n, url: 'https://ca.example.net', issuer-certificates: [ca.pem]}"),
          Map.entry(
              "ejbca",
              "{name: n, url: 'https://ca.example.net', issuer-certificates: [ca.pem],"
                  + " tls: {client: {pkcs12: {file: hub.p12, passphrase: 'env:P'}}}}"),
          Map.entry(
              "vault",
              "{name: n, url: 'https://ca.example.net', issuer-certificates: [ca.pem],"
                  + " login: {approle: {role-id: r, secret-id: 'env:S'}}}"),
          Map.entry(
              "step-ca",
              "{name: n, url: 'https://ca.example.net', issuer-certificates: [ca.pem],"
                  + " provisioner: hub, key: 'env:K'}"),
          Map.entry(
              "http-ca",
              "{name: n, issuer-certificates: [ca.pem], revoke: {url: 'https://ca.example.net'}}"),
          Map.entry(
              "command-ca",
              "{name: n, issuer-certificates: [ca.pem], program: /usr/bin/ca,"
                  + " revoke: {arguments: ['{serial}']}}"),
          Map.entry("aws-kms", "{name: n, account: '111122223333', region: eu-central-1}"),
          Map.entry(
              "azure-keyvault",
              "{name: n, vault: 'https://n.vault.azure.net', oauth: {token-url:"
                  + " 'https://t.example.net', client-id: c, client-secret: 'env:S'}}"),
          Map.entry(
              "cisco-ise",
              "{name: n, url: 'https://ise.example.net', serves: [192.0.2.0/24], user: u,"
                  + " password: 'env:P', quarantine-policy: q, disconnect-policy: d}"),
          Map.entry(
              "clearpass",
              "{name: n, url: 'https://cp.example.net', serves: [192.0.2.0/24], client-id: c,"
                  + " client-secret: 'env:S', quarantine-profile: q, normal-profile: n}"));

  static Stream<Arguments> settings() {
    return LEAST.keySet().stream()
        .sorted()
        .flatMap(kind -> paths(least(kind), "").stream().map(path -> arguments(kind, path)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatIsMissingIsNamed(String kind, String path) {
    // Given
    ObjectNode entry = least(kind);
    parent(entry, path).remove(last(path));
    // When
    List<ConfigProblem> problems = problems(kind, entry);
    // Then
    assertThat(problems).isNotEmpty().allMatch(p -> about(place(kind, path), p.path()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aValueOfAnotherKindIsNamed(String kind, String path) {
    // Given
    ObjectNode entry = least(kind);
    ObjectNode parent = parent(entry, path);
    if (parent.get(last(path)).isValueNode()) {
      parent.putArray(last(path)).add("x");
    } else {
      parent.put(last(path), 7);
    }
    // When
    List<ConfigProblem> problems = problems(kind, entry);
    // Then
    assertThat(problems)
        .first()
        .matches(p -> p.path().equals(place(kind, path)))
        .extracting(ConfigProblem::message)
        .asString()
        .startsWith("must be ");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theNearestKeyIsProposedForOneThatIsUnknown(String kind, String path) {
    // Given
    ObjectNode entry = least(kind);
    ObjectNode parent = parent(entry, path);
    parent.set(last(path) + "x", parent.remove(last(path)));
    // When
    List<ConfigProblem> problems = problems(kind, entry);
    // Then
    assertThat(problems)
        .first()
        .matches(p -> p.path().equals(place(kind, path) + "x"))
        .extracting(ConfigProblem::message)
        .asString()
        .contains("unknown", "did you mean \"" + last(path) + "\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "acme, directory",
    "ejbca, url",
    "vault, url",
    "step-ca, url",
    "http-ca, revoke.url",
    "azure-keyvault, vault",
    "azure-keyvault, oauth.token-url",
    "cisco-ise, url",
    "clearpass, url"
  })
  void whereSecretsGoMustBeHttps(String kind, String path) {
    // Given
    ObjectNode entry = least(kind);
    parent(entry, path).put(last(path), "http://elsewhere.example.net/");
    // When
    List<ConfigProblem> problems = problems(kind, entry);
    // Then
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().toString())
        .startsWith("enforcers." + kind + "[0]." + path + ": ")
        .contains("https");
  }

  @ParameterizedTest
  @CsvSource({
    "acme, issuer-certificates, 50",
    "cfssl, issuer-certificates, 50",
    "ejbca, issuer-certificates, 1",
    "vault, issuer-certificates, 50",
    "step-ca, issuer-certificates, 50",
    "http-ca, issuer-certificates, 50",
    "command-ca, issuer-certificates, 50",
    "cisco-ise, serves, 1000",
    "clearpass, serves, 1000"
  })
  void aListHasABound(String kind, String path, int most) {
    // Given
    ObjectNode full = least(kind);
    ObjectNode over = least(kind);
    List<String> values =
        IntStream.rangeClosed(0, most).mapToObj(i -> "10.0." + i / 256 + "." + i % 256).toList();
    values.subList(0, most).forEach(full.putArray(path)::add);
    values.forEach(over.putArray(path)::add);
    // When
    List<ConfigProblem> problems = problems(kind, over);
    // Then
    assertThat(problems).extracting(ConfigProblem::path).containsExactly(place(kind, path));
    assertThat(problems(kind, full)).isEmpty();
  }

  @Test
  void answersAndExitsHaveABound() {
    // Given
    ObjectNode http = least("http-ca");
    ObjectNode command = least("command-ca");
    ArrayNode answers = parent(http, "revoke.answers").putArray("answers");
    ArrayNode exits = parent(command, "revoke.exits").putArray("exits");
    IntStream.rangeClosed(0, 64)
        .forEach(
            i -> {
              answers.addObject().put("status", 200 + i).put("means", "done");
              exits.addObject().put("codes", i).put("means", "done");
            });
    // When
    List<ConfigProblem> problems = new ArrayList<>(problems("http-ca", http));
    problems.addAll(problems("command-ca", command));
    // Then
    assertThat(problems)
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "enforcers.http-ca[0].revoke.answers: more than 64",
            "enforcers.command-ca[0].revoke.exits: more than 64");
  }

  private static List<ConfigProblem> problems(String kind, ObjectNode entry) {
    ObjectNode document = YAML.createObjectNode();
    document.putObject("enforcers").putArray(kind).add(entry);
    Binder binder = new Binder(Path.of("."));
    binder.bind(document, PortcullisConfig.class);
    return binder.problems();
  }

  private static ObjectNode least(String kind) {
    try {
      return (ObjectNode) YAML.readTree(LEAST.get(kind));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of all settings, those below others too. */
  private static List<String> paths(JsonNode node, String before) {
    List<String> all = new ArrayList<>();
    node.properties()
        .forEach(
            entry -> {
              String path = before + entry.getKey();
              all.add(path);
              all.addAll(paths(entry.getValue(), path + "."));
            });
    return all;
  }

  private static ObjectNode parent(ObjectNode entry, String path) {
    ObjectNode parent = entry;
    String[] steps = path.split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      parent = (ObjectNode) parent.get(steps[i]);
    }
    return parent;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** What is missing in a choice is told where the choice is. */
  private static boolean about(String place, String told) {
    return told.startsWith(place) || place.startsWith(told + ".");
  }

  private static String place(String kind, String path) {
    return "enforcers." + kind + "[0]." + path;
  }
}
