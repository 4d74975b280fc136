package io.portcullis.routes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.ConfigException;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.intake.WebhookAuth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Everything that is said while secrets are read and proofs fail, at the most talkative level. */
class NoSecretsInLogTest {
  private static final String SECRET = "w1cket-gate-7c1f";
  private static final String GUESS = "w1cket-gate-7c1e";

  @TempDir Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final Handler listener = new Listener();
  private final List<Handler> usual = List.of(root.getHandlers());

  @BeforeEach
  void listen() throws IOException {
    listener.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    usual.forEach(root::removeHandler);
    root.addHandler(listener);
    Path file = folder.resolve("hook.secret");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, SECRET + "\n");
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(listener);
    usual.forEach(root::addHandler);
    root.setLevel(before);
  }

  @Test
  void theListenerHearsWhatIsLogged() {
    org.slf4j.LoggerFactory.getLogger("io.portcullis.any").debug("{} was said", SECRET);
    assertThat(String.join("\n", said)).contains(SECRET);
  }

  @Test
  void aWholeConfigurationTellsNoSecret() throws IOException {
    // When
    PortcullisConfig config = ConfigLoader.loadWithSecrets(file(sources("file:hook.secret")));
    // Then
    said.add(config.toString());
    assertThat(String.join("\n", said)).doesNotContain(SECRET).contains("hook.secret");
  }

  @Test
  void aSecretInTheWrongPlaceIsNotRepeated() throws IOException {
    Path file = file(sources(SECRET));
    // When
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> ConfigLoader.loadWithSecrets(file));
    // Then
    assertThat(refused).hasMessageContaining("secret");
    assertThat(refused + String.join("\n", said)).doesNotContain(SECRET);
  }

  @Test
  void aProofThatFailsTellsNeitherSecretNorGuess() throws IOException {
    PortcullisConfig config = ConfigLoader.loadWithSecrets(file(sources("file:hook.secret")));
    // When
    for (var source : config.sources()) {
      said.add(problem(source.auth()));
    }
    // Then
    assertThat(said).anyMatch(s -> s.contains("does not hold the secret"));
    assertThat(said).anyMatch(s -> s.contains("does not sign this body"));
    assertThat(String.join("\n", said)).doesNotContain(SECRET).doesNotContain(GUESS);
  }

  private static String problem(AuthSettings auth) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader("Authorization", GUESS);
    exchange.getMessage().setHeader("X-Signature", "sha256=" + GUESS);
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new WebhookAuth(Optional.empty())
        .problem(auth, exchange, body, Instant.EPOCH)
        .orElseThrow();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("portcullis.yaml"), yaml);
  }

  private static String sources(String secret) {
    return """
        sources:
          - {name: okta, type: okta, auth: {shared-secret: {secret: "%1$s"}}}
          - {name: falcon, type: crowdstrike,
             auth: {hmac: {header: X-Signature, secret: "%1$s", prefix: "sha256="}}}
        """
        .formatted(secret);
  }

  private final class Listener extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      said.add(formatter.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
