package io.portcullis.routes.embedded;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedElasticsearchIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();

  @Test
  void itAnswersAtTheSameAddressAfterARestart() {
    // Given
    URI before = NODE.uri();
    NODE.stop();
    assertThat(HttpProbe.answers(before.resolve("/_cluster/health"))).isFalse();
    // When
    NODE.start();
    // Then
    assertThat(NODE.uri()).isEqualTo(before);
    assertThat(HttpProbe.answers(before.resolve("/_cluster/health"))).isTrue();
  }

  @Test
  void aFolderThatEverybodyCanReachIsTakenAsItIs() {
    // When
    Path folder = UnprivilegedUser.reachable(Path.of("/tmp/portcullis/x"));
    // Then
    assertThat(folder).isEqualTo(Path.of("/tmp/portcullis/x"));
  }
}
