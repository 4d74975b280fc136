package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Transport;

/** The calls of the Key Vault REST API 7.4 that are made, and no other. */
final class VaultApi implements AutoCloseable {
  static final String VERSION = "api-version=7.4";

  /** Of one key; a page has 25 of them. */
  static final int MAX_PAGES = 40;

  private static final int MAX_BODY = 1 << 20;
  private static final int UNAUTHORISED = 401;

  private final VaultConfig config;
  private final URI base;
  private final Transport http;
  private final Clock clock;

  VaultApi(VaultConfig config, Clock clock) {
    this.config = config;
    this.base = config.endpoint().orElse(config.vault());
    this.http = new Transport(config.timeout(), MAX_BODY);
    this.clock = clock;
  }

  /**
   * "Get Key Versions": needs keys/list.
   *
   * @throws VaultRefusal when the vault says no
   * @throws IOException when no whole answer came
   * @throws BadRecord when the answer is none of Key Vault
   */
  List<KeyVersion> versions(String name) throws IOException, InterruptedException {
    String path = "/keys/" + name + "/versions";
    List<KeyVersion> versions = new ArrayList<>();
    String query = VERSION;
    for (int page = 0; page < MAX_PAGES; page++) {
      Doc answer = ask(request(path, query).GET(), "keys/list");
      if (!answer.at("value").isArray()) {
        throw new BadRecord("value: is no list of versions");
      }
      answer.at("value").items().forEach(item -> versions.add(KeyVersion.of(item)));
      Optional<String> next = next(path, answer.text("nextLink"));
      if (next.isEmpty()) {
        return versions;
      }
      query = next.get();
    }
    throw new BadRecord("the key has more versions than " + MAX_PAGES + " pages hold");
  }

  /**
   * "Update Key" of one version: needs keys/update. Throws as {@link #versions}. What is answered
   * is looked at by the next list.
   */
  void update(KeyVersion version, Map<String, Object> to) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(version.path(), VERSION)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(Json.bytes(to)));
    ask(request, "keys/update");
  }

  /** "Get Keys", one of them: needs keys/list. Throws as {@link #versions}. */
  void look() throws IOException, InterruptedException {
    Doc answer = ask(request("/keys", "maxresults=1&" + VERSION).GET(), "keys/list");
    if (!answer.at("value").isArray()) {
      throw new BadRecord("value: is no list of keys");
    }
  }

  private HttpRequest.Builder request(String path, String query) {
    return HttpRequest.newBuilder(base.resolve(path + "?" + query));
  }

  private Doc ask(HttpRequest.Builder request, String permission)
      throws IOException, InterruptedException {
    request.header("Accept", "application/json");
    request.header("Authorization", config.credentials().header(http, clock.instant()));
    HttpResponse<byte[]> response = http.send(request.build());
    if (response.statusCode() == UNAUTHORISED) {
      config.credentials().refused();
    }
    if (response.statusCode() / 100 != 2) {
      throw VaultRefusal.of(response, permission);
    }
    return page(response.body());
  }

  private static Doc page(byte[] body) {
    try {
      return Doc.of(Json.VENDOR.readTree(body));
    } catch (IOException e) {
      throw new BadRecord("the answer is no JSON");
    }
  }

  /** The token goes to the next page too, so it must be one of the same list. */
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
                  || base.getHost().equalsIgnoreCase(next.getHost()));
      if (same) {
        return Optional.of(next.getRawQuery());
      }
    } catch (java.net.URISyntaxException e) {
      throw new BadRecord("nextLink: is no address");
    }
    throw new BadRecord("nextLink: leads to another list");
  }

  @Override
  public void close() {
    http.close();
  }
}
