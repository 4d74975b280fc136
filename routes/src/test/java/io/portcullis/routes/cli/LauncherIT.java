package io.portcullis.routes.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher and what was built, as a user starts them. */
class LauncherIT {
  private static final String HOME = System.getProperty("portcullis.home");

  @TempDir Path folder;
  private String said;

  @Test
  void anUnknownCommandEndsWithTwo() throws Exception {
    assertThat(launch("exorcise")).isEqualTo(2);
    assertThat(said).contains("exorcise").doesNotContain("Exception");
  }

  @Test
  void aCommandThatNeedsAHubEndsWithThree() throws Exception {
    assertThat(launch("stop", "--hub", "http://127.0.0.1:1")).isEqualTo(3);
    assertThat(said)
        .isEqualTo(
            "portcullis: no hub answers at http://127.0.0.1:1; start one with"
                + " ./portcullis run\n");
  }

  @Test
  void sourceTypesAreListedWithoutAHub() throws Exception {
    assertThat(launch("parse", "--list")).isZero();
  }

  @Test
  void helpNamesEveryCommandOfTheContract() throws Exception {
    // When
    int code = launch("--help");
    // Then
    assertThat(code).isZero();
    assertThat(said)
        .contains(
            "demo",
            "test",
            "run",
            "doctor",
            "parse",
            "rules",
            "explain",
            "stop",
            "resume",
            "approvals",
            "reinstate",
            "mode",
            "people",
            "lab",
            "bench");
  }

  private int launch(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME + "/portcullis"));
    command.addAll(List.of(args));
    Path output = folder.resolve("output");
    ProcessBuilder launcher =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    launcher.environment().put("PORTCULLIS_NO_BUILD", "1");
    Process process = launcher.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    said = Files.readString(output, StandardCharsets.UTF_8);
    return process.exitValue();
  }
}
