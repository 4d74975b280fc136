package io.portcullis.connectors.hsm.vault.transit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.JsonService;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.Refusal;
import io.portcullis.connectors.hsm.listing.Service;

/** The keys of one transit mount ("List keys" and "Read key" of its HTTP API). */
public final class TransitLister implements KeyLister {
  private final TransitConfig config;
  private final JsonService vault;
  private final Patience.Pause pause;
  private final Duration within;

  /**
   * @param within for one listing
   */
  public TransitLister(TransitConfig config, Patience.Pause pause, Duration within) {
    this.config = config;
    this.vault =
        new JsonService(
            config.url(),
            config.tls(),
            config.timeout(),
            request -> {
              request.header("X-Vault-Token", config.token().get());
              config.namespace().ifPresent(n -> request.header("X-Vault-Namespace", n));
            });
    this.pause = pause;
    this.within = within;
  }

  @Override
  public Service service() {
    return new Service("Vault", "transit", config.url().getAuthority() + " " + path());
  }

  /** Namespace and mount as the audit log has them. */
  private String path() {
    return config.namespace().map(n -> n.replaceFirst("/$", "")).orElse("root")
        + "/"
        + config.mount();
  }

  @Override
  public KeyListing list(int most) throws IOException, InterruptedException {
    Patience patience = Patience.of(pause, within);
    Collected<Boolean> keys = patience.list(() -> patience.ask(() -> names(most)));
    List<KeyRow> rows = new ArrayList<>();
    for (Map.Entry<String, Boolean> key : keys.all()) {
      String name = key.getKey();
      String id = "vault:" + config.log() + ":" + path() + "/keys/" + name;
      patience.key(id, name, () -> patience.ask(() -> row(id, name))).ifPresent(rows::add);
    }
    return new KeyListing(service(), rows, keys.whole());
  }

  /** Vault lists all names in one answer; none at all is "not found". */
  private Collected<Boolean> names(int most) throws IOException, InterruptedException {
    Collected<Boolean> names = new Collected<>(most);
    try {
      // LIST is a method of Vault's own; this form of it passes through proxies.
      Doc answer = vault.get(mounted("?list=true"), "list of " + config.mount() + "/keys");
      if (!answer.at("data.keys").isArray()) {
        throw new BadRecord("data.keys: is no list");
      }
      answer.at("data.keys").items().forEach(key -> names.add(name(key), true));
      return names;
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.GONE && e.getMessage().equals("HTTP 404")) {
        return names;
      }
      throw e;
    }
  }

  private static String name(Doc key) {
    String name = key.value();
    if (!name.matches("\\w[\\w.-]{0,199}")) {
      throw new BadRecord(key.path() + ": is no name of a key");
    }
    return name;
  }

  private KeyRow row(String id, String name) throws IOException, InterruptedException {
    Doc answer = vault.get(mounted("/" + name), "read of " + config.mount() + "/keys/" + name);
    return new TransitDescription(id, name, answer.object("data")).row();
  }

  private String mounted(String rest) {
    return "/v1/" + config.mount() + "/keys" + rest;
  }

  @Override
  public void ask() throws IOException, InterruptedException {
    names(1);
  }

  @Override
  public void close() {
    vault.close();
  }
}
