package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.http.ClientCredentials;
import io.portcullis.connectors.hsm.aws.kms.KmsConfig;
import io.portcullis.connectors.hsm.aws.kms.KmsEnforcer;
import io.portcullis.connectors.hsm.azure.keys.VaultConfig;
import io.portcullis.connectors.hsm.azure.keys.VaultEnforcer;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.KeyServiceSettings;
import io.portcullis.routes.config.KeyVaultSettings;
import io.portcullis.routes.config.KmsSettings;
import io.portcullis.routes.config.OauthSettings;

/** The configured key services of clouds. */
final class CloudKeys {
  private CloudKeys() {}

  static List<Enforcer> of(EnforcerSettings settings, Clock clock) {
    return Stream.<Enforcer>concat(
            settings.awsKms().stream().map(kms -> new KmsEnforcer(config(kms), clock)),
            settings.azureKeyvault().stream().map(v -> new VaultEnforcer(config(v), clock)))
        .toList();
  }

  private static KmsConfig config(KmsSettings kms) {
    return new KmsConfig(
        kms.name(),
        kms.account(),
        kms.region(),
        kms.endpoint(),
        kms.credentials().map(CloudKeys::credentials),
        kms.timeout(),
        kms.doctorKey());
  }

  /** Of a listing. */
  static KmsConfig config(String name, KeyServiceSettings.AwsKms kms, Duration timeout) {
    return new KmsConfig(
        name,
        kms.account(),
        kms.region(),
        kms.endpoint(),
        kms.credentials().map(CloudKeys::credentials),
        timeout,
        Optional.empty());
  }

  private static KmsConfig.Credentials credentials(KmsSettings.Credentials settings) {
    Optional<Supplier<String>> session = settings.sessionToken().map(token -> token::reveal);
    return new KmsConfig.Credentials(
        settings.accessKeyId(), settings.secretAccessKey()::reveal, session);
  }

  private static VaultConfig config(KeyVaultSettings vault) {
    return new VaultConfig(
        vault.name(), vault.vault(), vault.endpoint(), granted(vault.oauth()), vault.timeout());
  }

  /** Of a listing. */
  static VaultConfig config(String name, KeyServiceSettings.AzureKeyvault vault, Duration timeout) {
    return new VaultConfig(name, vault.vault(), vault.endpoint(), granted(vault.oauth()), timeout);
  }

  private static ClientCredentials granted(OauthSettings oauth) {
    return new ClientCredentials(
        oauth.tokenUrl(), oauth.clientId(), oauth.clientSecret()::reveal, oauth.scope());
  }
}
