package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.JsonService;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.Service;
import io.portcullis.connectors.hsm.listing.TokenLogin;

/** The keys of one Azure Key Vault or Managed HSM (REST API 7.4, "Get Keys" and "Get Key"). */
public final class VaultLister implements KeyLister {
  private static final String LIST = "keys/list";

  private final VaultConfig config;
  private final JsonService vault;
  private final Patience.Pause pause;
  private final Duration within;

  /**
   * @param within for one listing
   */
  public VaultLister(VaultConfig config, Patience.Pause pause, Duration within, Clock clock) {
    this.config = config;
    this.vault =
        new JsonService(
            config.endpoint().orElse(config.vault()),
            Tls.USUAL,
            config.timeout(),
            new TokenLogin(config.credentials(), config.timeout(), clock));
    this.pause = pause;
    this.within = within;
  }

  @Override
  public Service service() {
    boolean pool = config.vault().getHost().contains(".managedhsm.");
    return new Service(
        "Azure",
        pool ? "Managed HSM" : "Key Vault",
        config.vault().getHost().toLowerCase(Locale.ROOT));
  }

  @Override
  public KeyListing list(int most) throws IOException, InterruptedException {
    Patience patience = Patience.of(pause, within);
    VaultPages pages = new VaultPages(config, vault, patience);
    Collected<String> keys = new Collected<>(most);
    patience.list(() -> pages.each("/keys", LIST, keys, item -> add(keys, name(item))));
    List<KeyRow> rows = new ArrayList<>();
    for (Map.Entry<String, String> key : keys.all()) {
      String id = address(key.getKey());
      VaultDescription description =
          new VaultDescription(vault, patience, pages, id, key.getValue());
      patience.key(id, key.getValue(), description::row).ifPresent(rows::add);
    }
    return new KeyListing(service(), rows, keys.whole());
  }

  /** A vault does not tell names apart by case. */
  private static void add(Collected<String> keys, String name) {
    keys.add(name.toLowerCase(Locale.ROOT), name);
  }

  /** As the vault's own log names it. */
  private String address(String name) {
    return "https://" + service().place() + "/keys/" + name;
  }

  private static String name(Doc item) {
    String[] parts = item.need("kid").split("/keys/", 2);
    String name = parts.length == 2 ? parts[1].replaceFirst("/.*", "") : "";
    if (!name.matches("[A-Za-z0-9-]{1,127}")) {
      throw new BadRecord("kid: is no address of a key");
    }
    return name;
  }

  @Override
  public void ask() throws IOException, InterruptedException {
    vault.get("/keys?maxresults=1&" + VaultApi.VERSION, LIST);
  }

  @Override
  public void close() {
    vault.close();
  }
}
