package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher in a folder of its own, with JDKs and a Maven of paper. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("portcullis.home"), "portcullis");

  @TempDir Path folder;

  record Ended(int code, String said) {}

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    // When
    Ended ended = launch(Map.of(), "run");
    // Then
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.said()).contains("no JDK 21 or newer found").contains("openjdk-21-jdk");
  }

  @Test
  void aJdkThatIsTooOldIsPassedOver() throws Exception {
    // Given
    jdk("old", "17.0.9");
    // When, Then
    assertThat(launch(Map.of("JAVA_HOME", folder.resolve("jdks/old").toString()), "run").code())
        .isEqualTo(3);
  }

  @Test
  void withoutABuildAndWithoutLeaveToBuildItEndsWithThree() throws Exception {
    // Given
    jdk("new", "25.0.1");
    // When
    Ended ended = launch(Map.of("PORTCULLIS_NO_BUILD", "1"), "run");
    // Then
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.said()).contains("not built");
  }

  @Test
  void aBuildThatFailsEndsWithThree() throws Exception {
    // Given
    jdk("new", "25.0.1");
    maven("echo 'no network'; exit 1");
    // When
    Ended ended = launch(Map.of(), "run");
    // Then
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.said()).contains("no network").contains("the build failed");
  }

  @Test
  void itBuildsOnFirstUseOnlyAndPassesEverythingOn() throws Exception {
    // Given
    jdk("old", "17.0.9");
    jdk("new", "21.0.4");
    maven(
        "mkdir -p routes/target/quarkus-app; echo built >> builds; touch routes/target/quarkus-app/quarkus-run.jar");
    // When
    Ended first = launch(Map.of(), "parse", "okta", "a b");
    Ended second = launch(Map.of(), "parse", "okta", "a b");
    // Then
    assertThat(first.code()).isEqualTo(42);
    assertThat(first.said()).contains("jdks/new/bin/java").contains("[parse][okta][a b]");
    assertThat(second.said()).doesNotContain("building");
    assertThat(folder.resolve("home/builds")).hasContent("built");
  }

  @Test
  void aNewerSourceIsBuiltAgain() throws Exception {
    // Given
    jdk("new", "21.0.4");
    maven(
        "mkdir -p routes/target/quarkus-app; echo built >> builds; touch routes/target/quarkus-app/quarkus-run.jar");
    launch(Map.of(), "doctor");
    Path source = folder.resolve("home/model/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class A {}");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    // When
    launch(Map.of(), "doctor");
    // Then
    assertThat(Files.readAllLines(folder.resolve("home/builds"))).hasSize(2);
  }

  @Test
  void testsAreCountedOverAllModulesAndTheCodeIsMavens() throws Exception {
    // Given
    jdk("new", "21.0.4");
    String suite =
        "printf '<?xml version=\"1.0\"?>\\n<testsuite name=\"a\" time=\"1\" tests=\"%s\" errors=\"%s\" skipped=\"%s\" failures=\"%s\">\\n' ";
    maven(
        "mkdir -p model/target/surefire-reports routes/target/failsafe-reports; "
            + suite
            + "5 0 1 1 > model/target/surefire-reports/TEST-a.xml; "
            + suite
            + "7 1 0 0 > routes/target/failsafe-reports/TEST-b.xml; exit 7");
    // When
    Ended ended = launch(Map.of(), "test");
    // Then
    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.said().strip()).endsWith("9 passed, 2 failed, 1 skipped");
  }

  @Test
  void aTestThatPassedOnlyWhenTriedAgainIsTold() throws Exception {
    // Given
    jdk("new", "21.0.4");
    maven(
        """
        mkdir -p routes/target/failsafe-reports
        cat > routes/target/failsafe-reports/TEST-b.xml <<'XML'
        <testsuite name="b" tests="2" errors="0" skipped="0" failures="0">
          <testcase name="sound" classname="p.BIT" time="0.1"/>
          <testcase name="shaky" classname="p.BIT" time="0.1">
            <flakyFailure message="late" type="x"/>
            <flakyFailure message="late" type="x"/>
          </testcase>
        </testsuite>
        XML
        """);
    // When
    Ended ended = launch(Map.of(), "test");
    // Then
    assertThat(ended.code()).isZero();
    assertThat(ended.said().strip().lines())
        .containsExactly(
            "passed only when tried again: p.BIT.shaky", "2 passed, 0 failed, 0 skipped");
  }

  private void jdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("jdks").resolve(name).resolve("bin"));
    Files.writeString(bin.getParent().resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(bin.resolve("javac"), "exit 0");
    script(
        bin.resolve("java"),
        "echo \"$0\"; while [ \"$1\" != -jar ]; do shift; done; shift 2; printf '[%s]' \"$@\"; exit 42");
  }

  private void maven(String script) throws IOException {
    script(Files.createDirectories(folder.resolve("bin")).resolve("mvn"), script);
  }

  private static void script(Path file, String content) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended launch(Map<String, String> environment, String... args) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.copy(
        LAUNCHER,
        home.resolve("portcullis"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(folder.resolve("jdks"));
    String[] command = new String[args.length + 1];
    command[0] = home.resolve("portcullis").toString();
    System.arraycopy(args, 0, command, 1, args.length);
    Path said = folder.resolve("said");
    ProcessBuilder launcher =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    launcher.environment().clear();
    launcher.environment().put("PATH", path());
    launcher.environment().put("PORTCULLIS_JDK_FOLDERS", folder.resolve("jdks").toString());
    launcher.environment().putAll(environment);
    Process process = launcher.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
  }

  /** The usual programs, but no javac and no mvn of this machine. */
  private String path() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String program :
        "bash sh env sed find grep xargs awk mktemp rm touch mkdir dirname readlink flock tr cat"
            .split(" ")) {
      Path link = bin.resolve(program);
      for (String at : new String[] {"/usr/bin/", "/bin/"}) {
        if (Files.notExists(link) && Files.exists(Path.of(at + program))) {
          Files.createSymbolicLink(link, Path.of(at + program));
        }
      }
    }
    return bin.toString();
  }
}
