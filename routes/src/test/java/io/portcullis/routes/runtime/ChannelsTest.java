package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.LogChannel;
import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Severity;
import io.portcullis.routes.config.AlertSettings;
import io.portcullis.routes.config.ConfigLoader;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelsTest {
  @TempDir private Path folder;

  @Test
  void anAddressThatIsASecretIsNotCalledInClear() throws IOException {
    // Given
    Path url = Files.writeString(folder.resolve("url"), "http://hooks.example.net/T0/s3cret");
    Files.setPosixFilePermissions(url, PosixFilePermissions.fromString("rw-------"));
    AlertSettings settings =
        settings("{channels: [{name: chat, to: {slack: {url: \"file:" + url + "\"}}}]}");
    // When
    Delivery answer = Channels.open(settings).getFirst().deliver(message());
    // Then
    assertThat(answer)
        .isEqualTo(Delivery.silent("file:" + url + " must hold an address with https"));
  }

  @Test
  void withoutAChannelItIsTheLog() throws IOException {
    // When
    List<Channel> opened = Channels.open(settings("{}"));
    // Then
    assertThat(opened).hasSize(1).first().isInstanceOf(LogChannel.class);
    assertThat(opened.getFirst().deliver(message()).wasTaken()).isTrue();
  }

  private AlertSettings settings(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("portcullis.yaml"), "alerts: " + yaml + "\n");
    return ConfigLoader.load(file).alerts();
  }

  private static Message message() {
    Message.Item item = new Message.Item(Severity.LOW, "t", List.of(), List.of());
    return new Message("a", Severity.LOW, "", "t", List.of(item), 0, Instant.EPOCH);
  }
}
