package io.portcullis.replay;

import java.nio.file.Files;
import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Enforcer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Replay has nothing on its class path that an enforcement point could be told by. */
class CanNotActTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.portcullis");

  @Test
  void noEnforcerIsThere() {
    noClasses().that().areNotInterfaces().should().beAssignableTo(Enforcer.class).check(ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.portcullis.connectors.ca.local.LocalCa",
        "io.portcullis.routes.Main",
        "io.portcullis.lab.Main",
        "org.apache.camel.CamelContext",
        "io.quarkus.runtime.Quarkus"
      })
  void theHubIsNotThere(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void itsBuildFileNamesNoKindOfConnector() throws Exception {
    // Given
    Path home = Path.of(System.getProperty("portcullis.home"));
    // When
    String pom = Files.readString(home.resolve("replay/pom.xml"));
    // Then
    assertThat(pom)
        .doesNotContainPattern("<artifactId>connectors-(?!api<)")
        .doesNotContain("<artifactId>routes<")
        .doesNotContain("<artifactId>lab<");
  }

  @Test
  void itReadsKafkaAndWritesNothingThere() {
    noClasses()
        .that()
        .resideInAPackage("io.portcullis.replay..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka.clients.producer..",
            "org.apache.kafka.clients.admin..",
            "java.net..",
            "javax.net..")
        .check(ALL);
  }

  @Test
  void itKnowsModelRulesAndTheFormOfRecordsAlone() {
    classes()
        .that()
        .resideInAPackage("io.portcullis.replay..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.portcullis.replay..",
            "io.portcullis.model..",
            "io.portcullis.rules..",
            "io.portcullis.connectors.api",
            "com.fasterxml.jackson..",
            "org.apache.kafka..",
            "picocli..",
            "java..")
        .check(ALL);
  }
}
