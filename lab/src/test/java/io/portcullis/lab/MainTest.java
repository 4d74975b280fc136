package io.portcullis.lab;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import io.portcullis.lab.net.LabException;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {
  private final StringWriter said = new StringWriter();

  @Test
  void whatIsMissingIsNamedAndTheCodeIsThree() {
    // When
    int code = run(() -> List.of("Debian packages: apt-get install pebble"), "--exit");
    // Then
    assertThat(code).isEqualTo(3);
    assertThat(said)
        .hasToString("portcullis: the lab needs Debian packages: apt-get install pebble\n");
  }

  @Test
  void anUnknownOptionEndsWithTwo() {
    assertThat(run(List::of, "--exorcise")).isEqualTo(2);
  }

  @Test
  void aLabThatDoesNotStartEndsWithOneAndASentence() {
    // When
    int code =
        run(
            () -> {
              throw new LabException("cfssl does not start: no port");
            });
    // Then
    assertThat(code).isEqualTo(1);
    assertThat(said).hasToString("portcullis: cfssl does not start: no port\n");
  }

  private int run(java.util.function.Supplier<List<String>> missing, String... args) {
    CommandLine line = Main.commandLine(missing).setErr(new PrintWriter(said, true));
    return line.execute(args);
  }
}
