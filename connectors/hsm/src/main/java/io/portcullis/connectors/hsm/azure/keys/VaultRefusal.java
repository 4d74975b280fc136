package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.net.http.HttpResponse;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;

/** The vault's no (Key Vault documentation, "Authentication, requests, and responses"). */
final class VaultRefusal extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;
  private static final int MAX_WORDS = 300;

  private final int status;

  private VaultRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  /**
   * @param permission that the call needs
   */
  static VaultRefusal of(HttpResponse<byte[]> response, String permission) {
    int status = response.statusCode();
    Doc error = error(response.body());
    String said = (error.text("code") + " " + error.text("message")).strip();
    String detail =
        switch (status) {
          case 401 -> "the token was not taken";
          case 403 -> permission + " is not allowed";
          case 429 ->
              "fewer calls are asked for"
                  + response.headers().firstValue("Retry-After").map(VaultRefusal::wait).orElse("");
          default -> "";
        };
    return new VaultRefusal(status, line("HTTP " + status + " " + detail + ": " + said));
  }

  /** A key without any version that is meant is not there. */
  static VaultRefusal noVersion() {
    return new VaultRefusal(NOT_FOUND, "the key has no such version");
  }

  int status() {
    return status;
  }

  private static String wait(String seconds) {
    return seconds.matches("\\d{1,6}") ? ", again in " + seconds + " s" : "";
  }

  private static Doc error(byte[] body) {
    try {
      return Doc.of(Json.VENDOR.readTree(body)).at("error");
    } catch (IOException e) {
      return Doc.none();
    }
  }

  private static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").replace(" :", ":").replaceAll(":\\s*$", "");
    return line.substring(0, Math.min(line.length(), MAX_WORDS));
  }
}
