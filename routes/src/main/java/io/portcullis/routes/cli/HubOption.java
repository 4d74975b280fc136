package io.portcullis.routes.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.portcullis.routes.config.HttpSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.people.FirstAdmin;

/** Which hub a command talks to, and with whose token. */
final class HubOption {
  private static final String VARIABLE = "PORTCULLIS_TOKEN";
  private static final int LONGEST = 1024;

  @Option(
      names = "--hub",
      paramLabel = "URL",
      description = "The hub (default: the one of the configuration, on this machine).")
  private Optional<URI> hub = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Holds your token (default: $PORTCULLIS_TOKEN, else the first admin's in the data"
              + " folder).")
  private Optional<Path> tokenFile = Optional.empty();

  @Mixin private ConfigOption config = new ConfigOption();

  /** The configuration that it goes by. */
  ConfigOption config() {
    return config;
  }

  HubClient client() {
    PortcullisConfig form = config.form();
    return new HubClient(hub.orElseGet(() -> local(form.http())), token(form));
  }

  private Optional<String> token(PortcullisConfig form) {
    if (tokenFile.isPresent()) {
      return Optional.of(read(tokenFile.get()));
    }
    Path first = FirstAdmin.file(form.data().folder());
    return Optional.ofNullable(System.getenv(VARIABLE))
        .or(() -> Optional.of(first).filter(Files::isReadable).map(HubOption::read));
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw Exit.wrongUse(file + " holds more than a token");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Exit.wrongUse("the token file " + file + " can not be read");
    }
  }

  /** A hub that listens everywhere is asked on loopback. */
  private static URI local(HttpSettings http) {
    boolean everywhere = http.host().equals("0.0.0.0") || http.host().equals("::");
    String host = everywhere ? "127.0.0.1" : http.host();
    String scheme = http.tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + host + ":" + http.listenPort());
  }
}
