package io.portcullis.connectors.hsm.gcp.kms;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The keys of one project.
 *
 * @param locations e.g. "europe-west3", "global"; one at least
 * @param endpoint of the API
 * @param account key of a service account, JSON as Google gives it; read anew for each token
 * @param timeout of one call
 */
public record GoogleConfig(
    String project,
    List<String> locations,
    URI endpoint,
    Supplier<String> account,
    Duration timeout) {
  public GoogleConfig {
    locations = List.copyOf(locations);
  }

  @Override
  public String toString() {
    return "GoogleConfig[" + project + "]";
  }
}
