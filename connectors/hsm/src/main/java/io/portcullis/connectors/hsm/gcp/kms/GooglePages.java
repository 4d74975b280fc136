package io.portcullis.connectors.hsm.gcp.kms;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.JsonService;
import io.portcullis.connectors.hsm.listing.Pages;
import io.portcullis.connectors.hsm.listing.Patience;

/** Lists of Cloud KMS: pages with a token of the next one. A page may be empty and have a next. */
record GooglePages(JsonService kms, Patience patience) {
  private static final int PAGE = 500;

  private static final Map<String, String> PERMISSIONS =
      Map.of(
          "keyRings", "cloudkms.keyRings.list",
          "cryptoKeys", "cloudkms.cryptoKeys.list",
          "cryptoKeyVersions", "cloudkms.cryptoKeyVersions.list");

  /**
   * @param what "keyRings", "cryptoKeys", "cryptoKeyVersions"
   * @param into tells when there is enough; what {@code item} brings there is answered
   */
  <T extends Collected<?>> T each(String parent, String what, T into, Consumer<Doc> item)
      throws IOException, InterruptedException {
    Optional<String> token = Optional.of("");
    Pages pages = new Pages();
    while (token.isPresent() && !into.full()) {
      String page = pages.next(path(parent, what, token.get()));
      token = patience.ask(() -> read(page, what, item));
    }
    return into;
  }

  private Optional<String> read(String page, String what, Consumer<Doc> item)
      throws IOException, InterruptedException {
    Doc answer = kms.get(page, PERMISSIONS.get(what));
    answer.list(what).forEach(item);
    return Optional.of(answer.text("nextPageToken")).filter(t -> !t.isEmpty());
  }

  private static String path(String parent, String what, String token) {
    String from =
        token.isEmpty() ? "" : "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return "/v1/" + parent + "/" + what + "?pageSize=" + PAGE + from;
  }
}
