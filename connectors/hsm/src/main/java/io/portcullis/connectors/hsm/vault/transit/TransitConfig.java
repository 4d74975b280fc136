package io.portcullis.connectors.hsm.vault.transit;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.api.http.Tls;

/**
 * One mount of the transit engine.
 *
 * @param log name of the source that reads the audit log of the same cluster: it stands in the
 *     names of keys
 * @param mount where the engine is, without slashes around it
 * @param token read anew for each call
 * @param timeout of one call
 */
public record TransitConfig(
    URI url,
    String log,
    String mount,
    Optional<String> namespace,
    Supplier<String> token,
    Tls tls,
    Duration timeout) {
  @Override
  public String toString() {
    return "TransitConfig[" + url + " " + mount + "]";
  }
}
