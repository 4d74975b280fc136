package io.portcullis.connectors.idp.ssf.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.portcullis.connectors.api.http.Transport;

/** Where a JWK set lies. */
@FunctionalInterface
public interface KeyPlace {
  /** A longer set is not read. */
  int MAX_BYTES = 256 * 1024;

  /** The whole of an answer takes no longer. */
  Duration PATIENCE = Duration.ofSeconds(5);

  /** The set as it stands there now. */
  String read() throws IOException;

  static KeyPlace file(Path path) {
    return () -> {
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("longer than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    };
  }

  /** Follows no redirection: the keys are those of the configured address alone. */
  static KeyPlace url(URI address) {
    Transport http = new Transport(PATIENCE, MAX_BYTES);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    return () -> {
      HttpResponse<byte[]> response = whole(http, request);
      if (response.statusCode() != 200) {
        throw new IOException("answered " + response.statusCode());
      }
      return new String(response.body(), StandardCharsets.UTF_8);
    };
  }

  private static HttpResponse<byte[]> whole(Transport http, HttpRequest request)
      throws IOException {
    try {
      return http.send(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
