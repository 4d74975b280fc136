package io.portcullis.routes;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may import whom: the table in CONTRIBUTING.md. */
class HouseTest {
  private static final String MODEL = "io.portcullis.model..";
  private static final String API = "io.portcullis.connectors.api..";
  private static final List<String> KINDS =
      List.of("ca", "edr", "hsm", "idp", "mdm", "notify", "radius");

  private static JavaClasses house;

  @BeforeAll
  static void open() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.portcullis");
  }

  @Test
  void theModelImportsNoFramework() {
    check(
        classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.naming..", MODEL));
  }

  @Test
  void theModelKnowsNeitherClockNorChance() {
    check(
        noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class));
  }

  @Test
  void whatConnectorsHaveInCommonKnowsNoKind() {
    check(
        noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(KINDS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "edr", "hsm", "idp", "mdm", "notify", "radius"})
  void aKindOfConnectorKnowsNoOther(String kind) {
    List<String> others = KINDS.stream().filter(k -> !k.equals(kind)).toList();
    check(
        noClasses()
            .that()
            .resideInAPackage("io.portcullis.connectors." + kind + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(others)));
  }

  @Test
  void parsersAndEnforcersKnowNoTransport() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.portcullis.connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.apache.kafka..", "io.quarkus.."));
  }

  @Test
  void rulesKnowTheModelAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.portcullis.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.portcullis.connectors..", "io.portcullis.lab.."));
  }

  @Test
  void nobodyImportsTheApplication() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.portcullis.routes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.portcullis.routes.."));
  }

  @Test
  void allKindsAreNamedHere() {
    // When
    Stream<String> found =
        house.stream()
            .map(type -> type.getPackageName().split("\\."))
            .filter(parts -> parts.length > 3 && parts[2].equals("connectors"))
            .map(parts -> parts[3])
            .filter(kind -> !kind.equals("api"))
            .distinct();
    // Then
    assertThat(found).containsExactlyInAnyOrderElementsOf(KINDS);
  }

  private static String[] packages(List<String> kinds) {
    return kinds.stream().map(k -> "io.portcullis.connectors." + k + "..").toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.check(house);
  }
}
