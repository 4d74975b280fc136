package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;

import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.Pages;
import io.portcullis.connectors.hsm.listing.Patience;

/** Aliases of all keys, by the id of the key. */
final class KmsAliases {
  /** Of a region; more are not read. */
  private static final int MOST = 20_000;

  private KmsAliases() {}

  /**
   * @return none where the hub may not list them
   */
  static Map<String, List<String>> of(KmsCalls calls, Patience patience)
      throws IOException, InterruptedException {
    Collected<String> found = new Collected<>(MOST);
    Pages pages = new Pages();
    Optional<String> marker = Optional.empty();
    do {
      Optional<String> from = marker;
      Optional<ListAliasesResponse> page = patience.may(() -> calls.aliases(from));
      page.ifPresent(p -> p.aliases().forEach(a -> add(found, a)));
      marker = page.flatMap(p -> KmsCalls.next(p.truncated(), p.nextMarker()));
      if (marker.isPresent()) {
        pages.next(marker.get());
      }
    } while (marker.isPresent() && !found.full());
    Map<String, List<String>> byKey = new HashMap<>();
    found
        .all()
        .forEach(
            a -> byKey.computeIfAbsent(a.getValue(), key -> new ArrayList<>()).add(a.getKey()));
    return byKey;
  }

  /** One that leads to no key is of no use here. */
  private static void add(Collected<String> found, AliasListEntry alias) {
    if (alias.aliasName() != null && alias.targetKeyId() != null) {
      found.add(alias.aliasName().replaceFirst("^alias/", ""), alias.targetKeyId());
    }
  }
}
