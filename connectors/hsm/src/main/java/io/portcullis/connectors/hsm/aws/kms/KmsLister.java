package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;

import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Pages;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.Service;

/** The KMS keys of one account and region (AWS KMS API Reference, ListKeys and DescribeKey). */
public final class KmsLister implements KeyLister {
  private final KmsConfig config;
  private final KmsCalls calls;
  private final Patience.Pause pause;
  private final Duration within;

  /**
   * @param within for one listing
   */
  public KmsLister(KmsConfig config, Patience.Pause pause, Duration within) {
    this.config = config;
    this.calls = new KmsCalls(config);
    this.pause = pause;
    this.within = within;
  }

  @Override
  public Service service() {
    return new Service("AWS", "KMS", config.account() + " " + config.region());
  }

  @Override
  public KeyListing list(int most) throws IOException, InterruptedException {
    Patience patience = Patience.of(pause, within);
    Collected<String> keys = patience.list(() -> keys(patience, most));
    Map<String, List<String>> aliases = KmsAliases.of(calls, patience);
    List<KeyRow> rows = new ArrayList<>();
    for (Map.Entry<String, String> key : keys.all()) {
      List<String> names = aliases.getOrDefault(key.getValue(), List.of());
      String label = names.isEmpty() ? "" : names.getFirst();
      KmsDescription description = new KmsDescription(calls, patience, key.getKey(), names);
      patience.key(key.getKey(), label, description::row).ifPresent(rows::add);
    }
    return new KeyListing(service(), rows, keys.whole());
  }

  /** ARN to id. */
  private Collected<String> keys(Patience patience, int most)
      throws IOException, InterruptedException {
    Collected<String> keys = new Collected<>(most);
    Pages pages = new Pages();
    Optional<String> marker = Optional.empty();
    do {
      Optional<String> from = marker;
      ListKeysResponse page = patience.ask(() -> calls.keys(from));
      for (KeyListEntry key : page.keys()) {
        keys.add(arn(key), key.keyId());
      }
      marker = KmsCalls.next(page.truncated(), page.nextMarker());
      if (marker.isPresent()) {
        pages.next(marker.get());
      }
    } while (marker.isPresent() && !keys.full());
    return keys;
  }

  /** A key of another account or region is none that was asked for. */
  private String arn(KeyListEntry key) throws IOException {
    return KmsKey.of(String.valueOf(key.keyArn()))
        .filter(k -> k.account().equals(config.account()) && k.region().equals(config.region()))
        .map(KmsKey::arn)
        .orElseThrow(
            () ->
                new IOException(
                    "ListKeys: has a key that is none of account %s in %s"
                        .formatted(config.account(), config.region())));
  }

  @Override
  public void ask() throws IOException {
    calls.keys(Optional.empty());
  }

  @Override
  public void close() {
    calls.close();
  }
}
