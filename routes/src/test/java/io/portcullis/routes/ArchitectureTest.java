package io.portcullis.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may import whom, and what the pure core never touches. */
class ArchitectureTest {
  private static final String MODEL = "io.portcullis.model..";
  private static final String API = "io.portcullis.connectors.api..";
  private static final String CONNECTORS = "io.portcullis.connectors..";
  private static final String INVENTORY = "io.portcullis.inventory..";
  private static final String EVIDENCE = "io.portcullis.evidence..";
  private static final String RULES = "io.portcullis.rules..";
  private static final String ROUTES = "io.portcullis.routes..";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.portcullis");

  @Test
  void theModelKnowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(MODEL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(MODEL, "java..", "javax.naming..")
        .check(HOUSE);
  }

  /** Drools compiles rules, Jackson reads their files, ASM scans what was compiled. */
  @Test
  void rulesKnowTheModelAndTheirEngine() {
    classes()
        .that()
        .resideInAPackage(RULES)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            RULES,
            MODEL,
            "policies..",
            "java..",
            "com.fasterxml.jackson..",
            "org.drools..",
            "org.kie..",
            "org.objectweb.asm..")
        .check(HOUSE);
  }

  @Test
  void whatConnectorsShareKnowsTheModelAndJackson() {
    classes()
        .that()
        .resideInAPackage(API)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(API, MODEL, "java..", "javax..", "com.fasterxml.jackson..")
        .check(HOUSE);
  }

  /** RocksDB keeps it, Jackson writes it. */
  @Test
  void theInventoryKnowsWhatIsSharedAndItsStore() {
    classes()
        .that()
        .resideInAPackage(INVENTORY)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            INVENTORY, API, MODEL, "java..", "javax..", "com.fasterxml.jackson..", "org.rocksdb..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackages(INVENTORY, ROUTES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INVENTORY)
        .check(HOUSE);
  }

  /** What checks the trail knows nothing of the hub that made it. */
  @Test
  void evidenceKnowsWhatIsShared() {
    classes()
        .that()
        .resideInAPackage(EVIDENCE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            EVIDENCE,
            API,
            MODEL,
            "java..",
            "javax..",
            "com.fasterxml.jackson..",
            "org.bouncycastle..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackages(EVIDENCE, ROUTES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(EVIDENCE)
        .check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hsm", "idp", "mdm", "edr", "ca", "radius", "notify"})
  void noKindOfConnectorKnowsAnother(String kind) {
    String own = "io.portcullis.connectors." + kind + "..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            ours().and(DescribedPredicate.not(resideInAnyPackage(own, API, MODEL))))
        .check(HOUSE);
  }

  @Test
  void connectorsCanBeMovedToAnotherCarrier() {
    noClasses()
        .that()
        .resideInAPackage(CONNECTORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..", "org.apache.kafka..", "io.quarkus..")
        .check(HOUSE);
  }

  /** It is on this class path for one test; its own tests look at the one that it is run with. */
  @Test
  void replayKnowsNothingThatActs() {
    noClasses()
        .that()
        .resideInAPackage("io.portcullis.replay..")
        .should()
        .dependOnClassesThat(
            ours()
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("io.portcullis.replay..", RULES, API, MODEL))))
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.portcullis.replay..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.portcullis.replay..")
        .check(HOUSE);
  }

  @Test
  void nobodyKnowsTheApplication() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROUTES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROUTES)
        .check(HOUSE);
  }

  /** The benchmarks are not on this class path, so their build file speaks for them. */
  @Test
  void noOtherModuleIsBuiltOnTheApplication() throws IOException {
    Path home = Path.of(System.getProperty("portcullis.home"));
    try (Stream<Path> files = Files.walk(home, 3)) {
      for (Path pom : files.filter(f -> f.endsWith("pom.xml")).toList()) {
        boolean own = pom.equals(home.resolve("routes/pom.xml"));
        assertThat(Files.readString(pom).contains("<artifactId>routes</artifactId>"))
            .as(home.relativize(pom).toString())
            .isEqualTo(own);
      }
    }
  }

  @Test
  void theCoreHasNoClockAndNoChance() {
    noClasses()
        .that(core())
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.time\\.Clock|java\\.util\\.Random|java\\.security\\.SecureRandom"
                + "|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.util\\.Timer")
        .orShould()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                DescribedPredicate.describe(
                    "reads the time or draws a number",
                    t ->
                        t.getFullName()
                            .matches(
                                "java\\.time\\.[A-Za-z]+\\.now\\(.*|java\\.lang\\.System\\.(current"
                                    + "TimeMillis|nanoTime|getenv|getProperty)\\(.*|java\\.util"
                                    + "\\.UUID\\.randomUUID\\(.*|java\\.lang\\.Math\\.random\\(.*"))))
        .check(HOUSE);
  }

  /** Byte arrays in memory are no input or output. */
  @Test
  void theCoreReadsAndWritesNothing() {
    noClasses()
        .that(core())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "javax.net..")
                .and(
                    DescribedPredicate.describe(
                        "not in memory",
                        c ->
                            !c.getName()
                                .matches(
                                    "java\\.io\\.(ByteArrayOutputStream|Serializable|IOException"
                                        + "|UncheckedIOException)"))))
        .check(HOUSE);
  }

  @Test
  void theModelsPackagesAreLayers() {
    slices().matching("io.portcullis.model.(*)..").should().beFreeOfCycles().check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage("io.portcullis.model")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.portcullis.model.guard..", "io.portcullis.model.evidence..")
        .check(HOUSE);
  }

  @Test
  void theStagesOfTheApplicationHaveNoCycles() {
    slices().matching("io.portcullis.routes.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage("io.portcullis..");
  }

  /** What decides: the model, and of the rules what evaluates, not what compiles and tests them. */
  private static DescribedPredicate<JavaClass> core() {
    return resideInAnyPackage(MODEL, "io.portcullis.rules");
  }
}
