package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One Azure Key Vault, or one pool of Managed HSMs.
 *
 * @param vault e.g. https://example.vault.azure.net: its host stands in the addresses of its keys
 * @param endpoint where the calls go when that is elsewhere
 * @param oauth of an application that may list and update keys
 * @param timeout of one action, all its calls together
 */
public record KeyVaultSettings(
    String name,
    URI vault,
    Optional<URI> endpoint,
    OauthSettings oauth,
    @Default("10s") Duration timeout) {
  public KeyVaultSettings {
    Checks checks =
        new Checks()
            .name(name, "name")
            .webAddress(vault, "vault")
            .secretly(vault, "vault")
            .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout");
    endpoint.ifPresent(url -> checks.webAddress(url, "endpoint").secretly(url, "endpoint"));
    checks.end();
  }
}
