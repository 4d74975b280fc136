package io.portcullis.routes.config;

import java.util.List;

/**
 * What the hub looks at by itself.
 *
 * @param endpoints where certificates are used
 * @param hsm how configured tokens are looked at
 * @param migrations authorities that are given up
 */
public record WatchSettings(
    RevocationSettings revocation,
    EndpointSettings endpoints,
    HsmCareSettings hsm,
    List<MigrationSettings> migrations) {
  private static final int MOST = 100;

  public WatchSettings {
    new Checks()
        .that(migrations.size() <= MOST, "migrations", "must be at most " + MOST)
        .unique(migrations.stream().map(m -> m.from() + " to " + m.to()).toList(), "migrations")
        .end();
  }
}
