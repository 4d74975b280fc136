package io.portcullis.connectors.hsm.azure.keys;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.http.ClientCredentials;

/**
 * One vault, or one pool of Managed HSMs.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param vault e.g. https://example.vault.azure.net: its host stands in the addresses of its keys
 * @param endpoint where the calls go when that is elsewhere; empty: to {@code vault}
 * @param timeout of one action, all its calls together
 */
public record VaultConfig(
    String name,
    URI vault,
    Optional<URI> endpoint,
    ClientCredentials credentials,
    Duration timeout) {}
