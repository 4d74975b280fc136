package io.portcullis.connectors.hsm.gcp.kms;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** The Cloud KMS keys of one project (Cloud KMS REST API v1: keyRings, cryptoKeys). */
public final class GoogleLister implements KeyLister {

  /** Of one location. */
  private static final int MOST_RINGS = 2_000;

  private final GoogleConfig config;
  private final JsonService kms;
  private final Patience.Pause pause;
  private final Duration within;

  /**
   * @param within for one listing
   */
  public GoogleLister(GoogleConfig config, Patience.Pause pause, Duration within, Clock clock) {
    this.config = config;
    this.kms =
        new JsonService(
            config.endpoint(),
            Tls.USUAL,
            config.timeout(),
            new TokenLogin(new ServiceAccount(config.account()), config.timeout(), clock));
    this.pause = pause;
    this.within = within;
  }

  @Override
  public Service service() {
    return new Service(
        "Google", "Cloud KMS", config.project() + " " + String.join(",", config.locations()));
  }

  @Override
  public KeyListing list(int most) throws IOException, InterruptedException {
    Patience patience = Patience.of(pause, within);
    GooglePages pages = new GooglePages(kms, patience);
    Collected<Doc> keys = patience.list(() -> keys(pages, most));
    List<KeyRow> rows = new ArrayList<>();
    for (Map.Entry<String, Doc> key : keys.all()) {
      String label = key.getKey().replaceFirst(".*/", "");
      GoogleDescription description =
          new GoogleDescription(key.getKey(), label, key.getValue(), pages);
      patience.key(key.getKey(), label, description::row).ifPresent(rows::add);
    }
    return new KeyListing(service(), rows, keys.whole());
  }

  private Collected<Doc> keys(GooglePages pages, int most)
      throws IOException, InterruptedException {
    Collected<Doc> keys = new Collected<>(most);
    for (String location : config.locations()) {
      for (String ring : rings(pages, "projects/" + config.project() + "/locations/" + location)) {
        pages.each(
            ring, "cryptoKeys", keys, key -> keys.add(named(key, ring + "/cryptoKeys/"), key));
      }
    }
    return keys;
  }

  private static List<String> rings(GooglePages pages, String place)
      throws IOException, InterruptedException {
    Collected<Boolean> rings = new Collected<>(MOST_RINGS);
    pages.each(
        place, "keyRings", rings, ring -> rings.add(named(ring, place + "/keyRings/"), true));
    if (!rings.whole()) {
      throw new IOException(place + ": has more than " + MOST_RINGS + " key rings");
    }
    return rings.all().stream().map(Map.Entry::getKey).toList();
  }

  /** What a list names lies below what was asked for. */
  private static String named(Doc item, String below) {
    String name = item.need("name");
    if (!name.startsWith(below) || !name.substring(below.length()).matches("[A-Za-z0-9_-]{1,63}")) {
      throw new BadRecord("name: is none below " + below);
    }
    return name;
  }

  @Override
  public void ask() throws IOException, InterruptedException {
    for (String location : config.locations()) {
      kms.get(
          "/v1/projects/%s/locations/%s/keyRings?pageSize=1".formatted(config.project(), location),
          "cloudkms.keyRings.list");
    }
  }

  @Override
  public void close() {
    kms.close();
  }
}
