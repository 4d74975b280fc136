package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Duration;

import io.portcullis.connectors.hsm.aws.kms.KmsLister;
import io.portcullis.connectors.hsm.azure.keys.VaultLister;
import io.portcullis.connectors.hsm.gcp.kms.GoogleConfig;
import io.portcullis.connectors.hsm.gcp.kms.GoogleLister;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.vault.transit.TransitConfig;
import io.portcullis.connectors.hsm.vault.transit.TransitLister;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.KeyServiceSettings;

/** Those who ask the configured key services for their keys. */
final class KeyListers {
  private static final Duration SHORTEST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private KeyListers() {}

  /**
   * @param source name of the source
   */
  static KeyLister of(AuthSettings.KeyService settings, String source, Clock clock) {
    Patience.Pause pause = span -> Thread.sleep(span);
    Duration within = within(settings.every());
    Duration timeout = settings.timeout();
    return switch (settings.service()) {
      case KeyServiceSettings.AwsKms aws ->
          new KmsLister(CloudKeys.config(source, aws, timeout), pause, within);
      case KeyServiceSettings.AzureKeyvault azure ->
          new VaultLister(CloudKeys.config(source, azure, timeout), pause, within, clock);
      case KeyServiceSettings.GoogleKms google ->
          new GoogleLister(
              new GoogleConfig(
                  google.project(),
                  google.locations(),
                  google.endpoint(),
                  google.serviceAccount()::reveal,
                  timeout),
              pause,
              within,
              clock);
      case KeyServiceSettings.VaultTransit vault ->
          new TransitLister(
              new TransitConfig(
                  vault.url(),
                  vault.log().orElse(source),
                  vault.mount(),
                  vault.namespace(),
                  vault.token()::reveal,
                  AuthorityParts.tls(vault.tls()),
                  timeout),
              pause,
              within);
    };
  }

  /** A listing may take as long as the time to the next, and no less than ten minutes. */
  private static Duration within(Duration every) {
    Duration least = every.compareTo(SHORTEST) < 0 ? SHORTEST : every;
    return least.compareTo(LONGEST) > 0 ? LONGEST : least;
  }
}
