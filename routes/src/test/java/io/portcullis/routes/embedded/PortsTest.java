package io.portcullis.routes.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTest {
  @TempDir Path folder;

  @Test
  void onePortIsNotForTwoParts() throws Exception {
    // Given: free, and kept for both
    int free = FreePorts.tcp();
    Files.writeString(
        folder.resolve("ports.properties"), "broker=%d\ncontroller=%d\n".formatted(free, free));
    Ports ports = Ports.in(folder);
    // When
    int broker = ports.choose("broker", Ports.ANY);
    int controller = ports.choose("controller", Ports.ANY);
    // Then
    assertThat(broker).isEqualTo(free);
    assertThat(controller).isNotEqualTo(free);
  }

  @Test
  void aPortIsTheSameAfterTheNextStart() {
    // Given
    Ports before = Ports.in(folder);
    int port = before.choose("broker", Ports.ANY);
    before.save();
    // When
    int again = Ports.in(folder).choose("broker", Ports.ANY);
    // Then
    assertThat(again).isEqualTo(port);
  }
}
