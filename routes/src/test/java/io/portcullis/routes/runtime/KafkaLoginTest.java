package io.portcullis.routes.runtime;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;

import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.KafkaLogin;

import static org.assertj.core.api.Assertions.assertThat;

/** Read back by Kafka's own reader. */
class KafkaLoginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with\"quote",
        "ends\\",
        "\\\" debug=\"true",
        "Endpoint=sb://x/;SharedAccessKey=a+b/c=",
        "two\nlines"
      })
  void aPasswordIsOneWordWhateverItHolds(String password) {
    // When
    JaasContext read =
        JaasContext.loadClientContext(
            Map.of("sasl.jaas.config", new Password(KafkaLogin.plain("us\"er", password))));
    // Then
    AppConfigurationEntry entry = read.configurationEntries().getFirst();
    assertThat(entry.getOptions()).isEqualTo(Map.of("username", "us\"er", "password", password));
  }
}
