package io.portcullis.lab.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Json;
import io.portcullis.lab.net.LabException;

/** What pebble needs in its folder, and what its client keeps there. */
record PebbleFiles(Path folder, int acmePort, int managementPort) {

  static PebbleFiles write(Path folder, int acmePort, int managementPort) {
    PebbleFiles files = new PebbleFiles(folder, acmePort, managementPort);
    String names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
    OpenSsl.certificate(files.key(), files.certificate(), "/CN=localhost", "-addext", names);
    try {
      Files.createDirectories(files.certificates());
      Files.writeString(files.configuration(), Json.text(Map.of("pebble", files.settings())));
      return files;
    } catch (IOException e) {
      throw new LabException("can not write pebble's files: " + e.getMessage(), e);
    }
  }

  Path configuration() {
    return folder.resolve("pebble.json");
  }

  /** That its two servers show. */
  Path certificate() {
    return folder.resolve("tls.pem");
  }

  /** The authority that signs; pebble makes another one at each start. */
  Path issuer() {
    return folder.resolve("issuer.pem");
  }

  /** Where an ACME client leaves what it got. */
  Path certificates() {
    return folder.resolve("certificates");
  }

  private Path key() {
    return folder.resolve("tls.key");
  }

  private Map<String, ?> settings() {
    return Map.of(
        "listenAddress",
        "127.0.0.1:" + acmePort,
        "managementListenAddress",
        "127.0.0.1:" + managementPort,
        "certificate",
        certificate().toString(),
        "privateKey",
        key().toString(),
        "httpPort",
        FreePorts.tcp(),
        "tlsPort",
        FreePorts.tcp(),
        "ocspResponderURL",
        "",
        "externalAccountBindingRequired",
        false);
  }
}
