package io.portcullis.connectors.hsm.pkcs11;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Want;

import static io.portcullis.connectors.hsm.pkcs11.KeyActions.TOKEN;
import static io.portcullis.connectors.hsm.pkcs11.KeyActions.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The child is killed, crashes, hangs or has no library to load; the hub goes on. */
class WorkerFailureIT {
  private static final String PIN = "pin-23421504";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path dir;
  private SoftHsm hsm;
  private Pkcs11Enforcer enforcer;

  @BeforeEach
  void token() throws Exception {
    hsm = SoftHsm.create(dir, TOKEN, PIN);
    hsm.key("EC:prime256v1", "a1", "--usage-sign");
    Files.writeString(dir.resolve("pin"), PIN);
    enforcer = new Pkcs11Enforcer(config(TOKEN, TIMEOUT), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    enforcer.close();
  }

  @Test
  void aKilledChildIsReplaced() {
    // Given
    enforcer.enforce(action("a1", Want.DISABLED));
    ProcessHandle child = ProcessHandle.of(enforcer.workerPid().orElseThrow()).orElseThrow();
    child.destroyForcibly();
    seenGone();
    // When
    Outcome next = enforcer.verify(action("a1", Want.DISABLED));
    // Then
    assertThat(next.status()).isEqualTo(Status.VERIFIED);
    assertThat(enforcer.workerPid().orElseThrow()).isNotEqualTo(child.pid());
  }

  @Test
  void aChildThatCrashesInNativeCodeIsReplaced() throws Exception {
    // Given
    enforcer.check();
    ProcessHandle child = ProcessHandle.of(enforcer.workerPid().orElseThrow()).orElseThrow();
    new ProcessBuilder("kill", "-SEGV", Long.toString(child.pid())).start().waitFor();
    seenGone();
    // When
    Outcome next = enforcer.enforce(action("a1", Want.DISABLED));
    // Then
    assertThat(next.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(dir).isDirectoryNotContaining("glob:**hs_err*");
  }

  @Test
  void aChildThatHangsIsSilenceAndIsReplaced() throws Exception {
    // Given
    try (Pkcs11Enforcer hasty =
        new Pkcs11Enforcer(config(TOKEN, Duration.ofSeconds(8)), Clock.systemUTC())) {
      assertThat(hasty.check()).isEqualTo("ok");
      long pid = hasty.workerPid().orElseThrow();
      new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
      // When
      Outcome hung = hasty.enforce(action("a1", Want.DISABLED));
      // Then
      assertThat(hung.status()).isEqualTo(Status.SILENT);
      ProcessHandle.of(pid).ifPresent(p -> p.onExit().join());
      assertThat(hasty.enforce(action("a1", Want.DISABLED)).status())
          .isEqualTo(Status.ACKNOWLEDGED);
    }
  }

  @Test
  void aLibraryThatIsNoneLeavesTheHubAlive() throws Exception {
    // Given
    Path module = Files.writeString(dir.resolve("broken.so"), "not a library");
    Pkcs11Config config =
        new Pkcs11Config("hsm", module, TOKEN, pinFile(), TIMEOUT, Map.of(), List.of());
    // When
    try (Pkcs11Enforcer broken = new Pkcs11Enforcer(config, Clock.systemUTC())) {
      Outcome outcome = broken.enforce(action("a1", Want.DISABLED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).doesNotContain(PIN).isNotBlank();
    }
  }

  /** The hub learns of a death a moment after it; a call in between is one the child died over. */
  private void seenGone() {
    await().atMost(TIMEOUT).until(() -> enforcer.workerPid().isEmpty());
  }

  private Pkcs11Config config(String token, Duration timeout) {
    return hsm.config(token, dir.resolve("pin"), timeout);
  }

  private PinReference pinFile() {
    return PinReference.parse("file:" + dir.resolve("pin"));
  }
}
