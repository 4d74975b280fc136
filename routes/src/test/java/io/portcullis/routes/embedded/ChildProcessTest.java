package io.portcullis.routes.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChildProcessTest {
  @TempDir Path folder;

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> ChildProcess.start(new ProcessBuilder("/no/such/program"), folder.resolve("pid")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void anotherProcessWithTheOldNumberIsLeftAlone() throws Exception {
    // Given
    Path pidFile = folder.resolve("pid");
    Process other = new ProcessBuilder("sleep", "600").start();
    Files.writeString(pidFile, other.pid() + " 12345");
    // When
    ChildProcess.endLeftover(pidFile);
    // Then
    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly();
  }

  @Test
  void theLeftoverOfAnEarlierRunIsEnded() throws Exception {
    // Given
    Path pidFile = folder.resolve("pid");
    Process leftover = new ProcessBuilder("sleep", "600").start();
    long began = leftover.info().startInstant().orElseThrow().toEpochMilli();
    Files.writeString(pidFile, leftover.pid() + " " + began);
    // When
    ChildProcess.endLeftover(pidFile);
    // Then
    assertThat(leftover.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingEndsTheChildAndForgetsIt() {
    // Given
    Path pidFile = folder.resolve("pid");
    ChildProcess child = ChildProcess.start(new ProcessBuilder("sleep", "600"), pidFile);
    assertThat(pidFile).exists();
    // When
    child.close();
    // Then
    assertThat(child.endsWithin(0)).isTrue();
    assertThat(pidFile).doesNotExist();
  }
}
