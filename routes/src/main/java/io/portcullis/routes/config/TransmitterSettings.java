package io.portcullis.routes.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.idp.ssf.transmit.KeyAlgorithm;

/**
 * What other parties are told, as security event tokens (SSF 1.0, CAEP 1.0).
 *
 * @param issuer the tokens' {@code iss}: where this hub is reached from outside, https
 * @param key PEM with the private key and its public one; left out: a file in the data folder, made
 *     at the first start
 * @param algorithm that the key signs by
 * @param streams one for each receiver
 */
public record TransmitterSettings(
    Optional<URI> issuer,
    Optional<SecretRef> key,
    @Default("rs256") KeyAlgorithm algorithm,
    List<StreamSettings> streams) {
  private static final int MOST_STREAMS = 50;

  public TransmitterSettings {
    Checks checks =
        new Checks()
            .unique(streams.stream().map(StreamSettings::name).toList(), "streams")
            .that(streams.size() <= MOST_STREAMS, "streams", "must be at most " + MOST_STREAMS)
            .that(issuer.isPresent() || streams.isEmpty(), "issuer", "is needed with streams");
    issuer.ifPresent(
        uri ->
            checks.that(
                origin(uri), "issuer", "must be https://HOST or https://HOST:PORT, and no more"));
    checks.end();
  }

  /** Plain http is for this machine alone, where nobody stands between. */
  private static boolean origin(URI uri) {
    boolean safe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && Checks.loopback("" + uri.getHost()));
    return safe && uri.getHost() != null && uri.toString().matches("https?://[^/?#@]+");
  }
}
