package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.lab.net.LabException;

/** What a CFSSL server needs in its folder: its authority, a signer for OCSP, its configuration. */
record CfsslFiles(Path folder) {
  static final String PROFILE = "hub";

  /** Makes all of them. */
  void write(URI ocsp, String profileKey) {
    OpenSsl.certificate(caKey(), ca(), "/O=Keep/CN=Keep CFSSL CA");
    OpenSsl.certificate(
        signerKey(),
        signer(),
        "/O=Keep/CN=Keep CFSSL OCSP",
        "-CA",
        ca().toString(),
        "-CAkey",
        caKey().toString(),
        "-addext",
        "basicConstraints=critical,CA:FALSE",
        "-addext",
        "extendedKeyUsage=OCSPSigning");
    json(configuration(), configuration(ocsp, profileKey));
    json(storeConfiguration(), Map.of("driver", "sqlite3", "data_source", store().toString()));
  }

  Path ca() {
    return folder.resolve("ca.pem");
  }

  Path caKey() {
    return folder.resolve("ca.key");
  }

  /** Who signs OCSP answers for the authority. */
  Path signer() {
    return folder.resolve("ocsp.pem");
  }

  Path signerKey() {
    return folder.resolve("ocsp.key");
  }

  Path configuration() {
    return folder.resolve("config.json");
  }

  Path store() {
    return folder.resolve("certs.db");
  }

  Path storeConfiguration() {
    return folder.resolve("db.json");
  }

  /** OCSP answers as the responder reads them. */
  Path answers() {
    return folder.resolve("ocsp.dump");
  }

  /**
   * Anybody gets a certificate for a day, and the hub one for an hour with the key of its profile.
   */
  private static Map<String, ?> configuration(URI ocsp, String profileKey) {
    Map<String, ?> usual =
        Map.of(
            "expiry", "24h",
            "usages", List.of("digital signature", "client auth"),
            "ocsp_url", ocsp.toString());
    Map<String, ?> hub =
        Map.of(
            "expiry",
            "1h",
            "usages",
            List.of("client auth"),
            "ocsp_url",
            ocsp.toString(),
            "auth_key",
            PROFILE);
    return Map.of(
        "signing",
        Map.of("default", usual, "profiles", Map.of(PROFILE, hub)),
        "auth_keys",
        Map.of(PROFILE, Map.of("type", "standard", "key", profileKey)));
  }

  private static void json(Path file, Map<String, ?> content) {
    try {
      Files.writeString(file, Json.text(content));
    } catch (IOException e) {
      throw new LabException("can not write " + file + ": " + e.getMessage(), e);
    }
  }
}
