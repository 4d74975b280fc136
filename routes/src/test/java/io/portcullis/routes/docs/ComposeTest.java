package io.portcullis.routes.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No Docker runs here: the file is held against what docs/kibana-rules.md promises of it. */
class ComposeTest {
  private static final Path DEPLOY = Page.HOME.resolve("deploy");

  private static JsonNode services() throws IOException {
    return new YAMLMapper().readTree(DEPLOY.resolve("compose.yaml").toFile()).path("services");
  }

  @Test
  void portsAreOpenToThisMachineOnly() throws IOException {
    // When
    List<String> ports =
        services().findValues("ports").stream().map(p -> p.path(0).asText()).toList();
    // Then
    assertThat(ports).containsExactly("127.0.0.1:9200:9200", "127.0.0.1:5601:5601");
  }

  @Test
  void noSecretStandsInTheFile() throws IOException {
    // When
    Stream<String> secrets =
        services()
            .valueStream()
            .flatMap(s -> s.path("environment").properties().stream())
            .filter(e -> e.getKey().matches(".*(PASSWORD|KEY)$"))
            .map(e -> e.getValue().asText());
    // Then
    assertThat(secrets)
        .isNotEmpty()
        .allMatch(s -> s.matches("\\$\\{[A-Z_]+:\\?.+}") || s.startsWith("config/certs/"));
    assertThat(Files.readAllLines(DEPLOY.resolve("env.example")))
        .filteredOn(line -> line.contains("=") && !line.startsWith("#"))
        .allMatch(line -> line.endsWith("="));
  }

  @Test
  void eachNameInTheFileIsInTheExample() throws IOException {
    // Given
    String example = Files.readString(DEPLOY.resolve("env.example"));
    // When
    Stream<String> names =
        java.util.regex.Pattern.compile("\\$\\{([A-Z_]+):")
            .matcher(Files.readString(DEPLOY.resolve("compose.yaml")))
            .results()
            .map(r -> r.group(1));
    // Then
    assertThat(names).isNotEmpty().allMatch(name -> example.contains(name + "="));
  }

  @Test
  void imagesHaveOneVersionAndThePageNamesIt() throws IOException {
    // When
    List<String> images = services().findValuesAsText("image");
    // Then
    assertThat(images).isNotEmpty().allMatch(i -> i.matches("docker\\.elastic\\.co/.*:9\\.1\\.3"));
    assertThat(Files.readString(Page.HOME.resolve("docs/kibana-rules.md"))).contains("Kibana 9.1");
  }

  @Test
  void whatStaysHasTlsAndAHealthCheck() throws IOException {
    // When
    JsonNode services = services();
    // Then
    assertThat(services.at("/elasticsearch/environment/xpack.security.http.ssl.enabled").asText())
        .isEqualTo("true");
    assertThat(services.at("/kibana/environment/SERVER_SSL_ENABLED").asText()).isEqualTo("true");
    for (String name : List.of("elasticsearch", "kibana")) {
      assertThat(services.at("/" + name + "/healthcheck/test").isArray()).as(name).isTrue();
    }
  }
}
