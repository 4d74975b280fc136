package io.portcullis.routes.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.routes.config.HttpSettings;
import io.portcullis.routes.config.PortcullisConfig;

/** What Quarkus must know of the configuration before it starts. */
public final class RunProperties {
  private RunProperties() {}

  /** System properties, by name. */
  public static Map<String, String> of(
      PortcullisConfig config, Optional<Path> file, boolean observe) {
    Map<String, String> properties = new TreeMap<>();
    file.ifPresent(path -> properties.put("portcullis.config", path.toString()));
    properties.put("portcullis.observe", Boolean.toString(observe));
    HttpSettings http = config.http();
    properties.put("quarkus.http.host", http.host());
    // Quarkus closes without a word at its own limit; ours, which answers, must come first.
    long net = 2 * http.maxBody().bytes();
    properties.put("quarkus.http.limits.max-body-size", Long.toString(net));
    String port = Integer.toString(http.listenPort());
    http.tls()
        .ifPresentOrElse(
            tls -> tls(properties, tls, port), () -> properties.put("quarkus.http.port", port));
    return properties;
  }

  private static void tls(Map<String, String> properties, HttpSettings.Tls tls, String port) {
    properties.put("quarkus.http.insecure-requests", "disabled");
    properties.put("quarkus.http.ssl-port", port);
    properties.put("quarkus.http.ssl.certificate.files", tls.certificate().toString());
    properties.put("quarkus.http.ssl.certificate.key-files", tls.key().toString());
  }
}
