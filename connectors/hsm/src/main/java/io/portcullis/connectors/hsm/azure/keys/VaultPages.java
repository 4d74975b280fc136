package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.JsonService;
import io.portcullis.connectors.hsm.listing.Pages;
import io.portcullis.connectors.hsm.listing.Patience;

/** Lists of a vault: pages with a link to the next one. */
record VaultPages(VaultConfig config, JsonService vault, Patience patience) {

  /**
   * @param into tells when there is enough; what {@code item} brings there is answered
   * @throws IOException when a page did not come, or leads elsewhere
   */
  <T extends Collected<?>> T each(String path, String permission, T into, Consumer<Doc> item)
      throws IOException, InterruptedException {
    Optional<String> query = Optional.of(VaultApi.VERSION);
    Pages pages = new Pages();
    while (query.isPresent() && !into.full()) {
      String page = pages.next(path + "?" + query.get());
      query = patience.ask(() -> read(page, path, permission, item));
    }
    return into;
  }

  private Optional<String> read(String page, String path, String permission, Consumer<Doc> item)
      throws IOException, InterruptedException {
    Doc answer = vault.get(page, permission);
    if (!answer.at("value").isArray()) {
      throw new BadRecord("value: is no list of keys");
    }
    answer.at("value").items().forEach(item);
    return next(path, answer.text("nextLink"));
  }

  /** The login goes to the next page too, so it must be one of the same list. */
  private Optional<String> next(String path, String link) {
    if (link.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI next = new URI(link);
      boolean same =
          path.equalsIgnoreCase(next.getPath())
              && next.getRawQuery() != null
              && (config.vault().getHost().equalsIgnoreCase(next.getHost())
                  || config
                      .endpoint()
                      .filter(e -> e.getHost().equalsIgnoreCase(next.getHost()))
                      .isPresent());
      if (same) {
        return Optional.of(next.getRawQuery());
      }
    } catch (URISyntaxException e) {
      throw new BadRecord("nextLink: is no address");
    }
    throw new BadRecord("nextLink: leads to another list");
  }
}
