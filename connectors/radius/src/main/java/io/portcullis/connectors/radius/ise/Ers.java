package io.portcullis.connectors.radius.ise;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.radius.nac.Caller;
import io.portcullis.connectors.radius.nac.Reply;

/**
 * ISE's External RESTful Services, as far as ANC needs them (developer.cisco.com, Identity Services
 * Engine, "ANC Endpoint" and "ANC Policy").
 */
final class Ers implements AutoCloseable {
  private static final String ENDPOINT = "/ers/config/ancendpoint";
  private static final String CSRF = "X-CSRF-TOKEN";

  private final IseConfig config;
  private final Caller caller;

  Ers(IseConfig config) {
    this.config = config;
    this.caller = new Caller(config.url(), config.timeout());
  }

  Reply apply(String mac, String policy) {
    return put("/apply", List.of(pair("macAddress", mac), pair("policyName", policy)));
  }

  Reply clear(String mac, String policy) {
    return put("/clear", List.of(pair("macAddress", mac), pair("policyName", policy)));
  }

  Reply policy(String name) {
    return get("/ers/config/ancpolicy/name/" + Caller.encoded(name));
  }

  /** The policy that this device is under; a failed answer says why that is not known. */
  Held held(String mac) {
    Reply found = get(ENDPOINT + "?filter=macAddress.EQ." + Caller.encoded(mac));
    if (!found.good() || !found.body().has("SearchResult.total")) {
      return new Held(found, Optional.empty());
    }
    List<Doc> resources = found.body().list("SearchResult.resources");
    return resources.isEmpty() ? new Held(found, Optional.of("")) : one(resources.getFirst(), mac);
  }

  /**
   * @param policy empty text: none; empty: ISE did not say
   */
  record Held(Reply reply, Optional<String> policy) {}

  private Held one(Doc resource, String mac) {
    Reply found = get(ENDPOINT + "/" + Caller.encoded(resource.text("id")));
    Doc endpoint = found.body().at("ErsAncEndpoint");
    boolean same = found.good() && endpoint.text("macAddress").equalsIgnoreCase(mac);
    return new Held(found, same ? Optional.of(endpoint.text("policyName")) : Optional.empty());
  }

  private Reply get(String path) {
    return caller.send(known(path).GET().build());
  }

  private Reply put(String what, List<Map<String, String>> data) {
    HttpRequest.Builder request = known(ENDPOINT + what).header("Content-Type", "application/json");
    if (config.csrf()) {
      Reply fetched = caller.send(known(ENDPOINT + "/versioninfo").header(CSRF, "fetch").build());
      Optional<String> token = fetched.header(CSRF);
      if (token.isEmpty()) {
        return fetched;
      }
      request.header(CSRF, token.get()).header("Cookie", cookies(fetched));
    }
    Object body = Map.of("OperationAdditionalData", Map.of("additionalData", data));
    return caller.send(request.PUT(BodyPublishers.ofByteArray(Json.bytes(body))).build());
  }

  /** The token belongs to the session that it was fetched in. */
  private static String cookies(Reply fetched) {
    return fetched.headers().allValues("Set-Cookie").stream()
        .map(c -> c.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  private HttpRequest.Builder known(String path) {
    byte[] proof = (config.user() + ":" + config.password().get()).getBytes(StandardCharsets.UTF_8);
    return caller
        .to(path)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(proof));
  }

  private static Map<String, String> pair(String name, String value) {
    return new TreeMap<>(Map.of("name", name, "value", value));
  }

  @Override
  public void close() {
    caller.close();
  }
}
