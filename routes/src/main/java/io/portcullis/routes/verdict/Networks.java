package io.portcullis.routes.verdict;

import java.util.List;
import java.util.Optional;

import io.portcullis.routes.config.NetworkSettings;

/** Which network a login belongs to: the first that it matches. */
public final class Networks {
  private final List<Network> networks;
  private final Network others;

  /**
   * @param quarantineVlan of logins that belong to none of them; without it quarantined devices are
   *     refused there
   */
  public Networks(List<NetworkSettings> settings, Optional<String> quarantineVlan) {
    this.networks = settings.stream().map(Network::of).toList();
    this.others = Network.plain(quarantineVlan);
  }

  Network of(Question question) {
    return networks.stream().filter(n -> n.has(question)).findFirst().orElse(others);
  }
}
