package io.portcullis.routes.telemetry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.routes.config.ConfigLoader;

import static org.assertj.core.api.Assertions.assertThat;

class TracingTest {
  @TempDir private Path folder;

  @Test
  void offItMakesNothingAndWritesNoHeader() {
    // When
    Span span = Tracing.OFF.begin("intake");
    // Then
    try (Scope scope = span.makeCurrent()) {
      assertThat(Headers.now()).isEmpty();
      assertThat(Tracing.OFF.below("enforce").getSpanContext().isValid()).isFalse();
    }
  }

  @Test
  void aReceiverThatIsAwayHoldsNothingUp() {
    // Given: nobody listens there
    Tracing tracing = Telemetry.to(URI.create("http://127.0.0.1:1/v1/traces"));
    // When
    for (int i = 0; i < Tracing.MAX_WAITING + 10; i++) {
      tracing.begin("intake").end();
    }
    // Then: it ends all the same
    tracing.close();
  }

  @Test
  void spansGoOutWithTheHubsNameAndTheSecretAndNotIntoTheSpan() throws IOException {
    // Given
    Files.writeString(folder.resolve("token"), "Bearer otlp-secret");
    Files.setPosixFilePermissions(
        folder.resolve("token"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      String yaml =
          """
          telemetry: {otlp: "%s", share: 1, authorization: "file:%s"}
          """
              .formatted(receiver.uri(), folder.resolve("token"));
      Tracing tracing =
          Tracing.of(
              ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml))
                  .telemetry(),
              "portcullis-a");
      // When
      tracing.begin("intake").end();
      tracing.close();
      // Then
      assertThat(receiver.wrong()).isEmpty();
      assertThat(receiver.authorizations()).containsOnly("Bearer otlp-secret");
      assertThat(receiver.resources().getFirst().toString())
          .contains("service.name", "portcullis", "portcullis-a");
      assertThat(receiver.spans().toString()).contains("intake").doesNotContain("otlp-secret");
    }
  }
}
