package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.ClientCredentials;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.ListerContract;
import io.portcullis.connectors.hsm.listing.PagedFake;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.StrictApi;

/**
 * Answers as Azure Key Vault does when it is listed (Key Vault REST API 7.4: Get Keys, Get Key, Get
 * Key Versions, Get Key Rotation Policy), two items a page, with a token server beside it.
 */
final class StrictVaultKeys implements PagedFake {
  private static final String VERSION = "api-version=7.4";
  private final Map<String, Map<String, Object>> bundles = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> policies = new LinkedHashMap<>();
  private final Map<String, List<Boolean>> versions = new LinkedHashMap<>();
  private final List<String> again = new ArrayList<>();
  private final StrictApi api;
  private boolean endless;

  StrictVaultKeys() throws IOException {
    api = new StrictApi(this);
  }

  @Override
  public void key(String name) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(
        "key",
        Map.of(
            "kid",
            id(name) + "/" + "1".repeat(32),
            "kty",
            "EC-HSM",
            "crv",
            "P-256",
            "key_ops",
            List.of("sign", "verify")));
    bundle.put("attributes", Map.of("enabled", true, "created", 1_767_225_600));
    bundles.put(name, bundle);
    versions.put(name, List.of(true));
    policies.put(name, Map.of("lifetimeActions", List.of(), "attributes", Map.of()));
  }

  StrictVaultKeys with(String name, String field, Object value) {
    bundles.get(name).put(field, value);
    return this;
  }

  StrictVaultKeys versions(String name, Boolean... enabled) {
    versions.put(name, List.of(enabled));
    return this;
  }

  StrictVaultKeys policy(String name, Map<String, Object> policy) {
    policies.put(name, policy);
    return this;
  }

  @Override
  public void twice(String name) {
    again.add(name.toUpperCase(java.util.Locale.ROOT));
  }

  @Override
  public void endless() {
    endless = true;
  }

  @Override
  public String id(String name) {
    return "https://" + StrictVault.HOST + "/keys/" + name;
  }

  @Override
  public KeyLister lister(Patience.Pause pause, Supplier<String> secret) {
    ClientCredentials login =
        new ClientCredentials(
            api.url().resolve("/token"), StrictVault.CLIENT, secret, StrictVault.SCOPE);
    return new VaultLister(
        new VaultConfig(
            "vault",
            URI.create("https://" + StrictVault.HOST),
            Optional.of(api.url()),
            login,
            Duration.ofSeconds(5)),
        pause,
        Duration.ofMinutes(5),
        Clock.systemUTC());
  }

  @Override
  public StrictApi api() {
    return api;
  }

  @Override
  public String listing() {
    return "GET /keys\\?.*";
  }

  @Override
  public String describing(String name) {
    return "GET /keys/" + name + "\\?.*";
  }

  @Override
  public StrictApi.Answer throttled(int seconds) {
    return StrictApi.later(429, Integer.toString(seconds), error("Throttled", "slow down"));
  }

  @Override
  public StrictApi.Answer forbidden() {
    return StrictApi.json(403, error("Forbidden", "Caller is not authorized"));
  }

  @Override
  public StrictApi.Answer gone() {
    return StrictApi.json(404, error("KeyNotFound", "A key was not found"));
  }

  private static String error(String code, String message) {
    return Json.text(Map.of("error", Map.of("code", code, "message", message)));
  }

  @Override
  public void answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = Objects.toString(exchange.getRequestURI().getQuery(), "");
    if (path.equals("/token")) {
      token(exchange, new String(body, StandardCharsets.UTF_8));
    } else if (!"Bearer token-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      StrictApi.json(401, error("Unauthorized", "Invalid token")).to(exchange);
    } else if (!exchange.getRequestMethod().equals("GET") || !query.contains(VERSION)) {
      StrictApi.json(400, error("BadParameter", query)).to(exchange);
    } else {
      get(exchange, path, query);
    }
  }

  private static void token(HttpExchange exchange, String form) throws IOException {
    List<String> said = List.of(form.split("&"));
    boolean right =
        said.size() == 4
            && said.contains("grant_type=client_credentials")
            && said.contains("client_id=" + StrictVault.CLIENT)
            && said.contains("client_secret=" + ListerContract.SECRET);
    if (right) {
      StrictApi.json(200, "{\"access_token\":\"token-1\",\"expires_in\":3599}").to(exchange);
    } else {
      StrictApi.json(401, "{\"error\":\"invalid_client\"}").to(exchange);
    }
  }

  private void get(HttpExchange exchange, String path, String query) throws IOException {
    String[] parts = path.split("/");
    if (path.equals("/keys")) {
      List<Map<String, Object>> all = new ArrayList<>();
      bundles.keySet().forEach(name -> all.add(Map.of("kid", id(name))));
      again.forEach(name -> all.add(Map.of("kid", id(name))));
      page(exchange, path, all, query);
    } else if (parts.length >= 3 && !bundles.containsKey(parts[2])) {
      gone().to(exchange);
    } else if (parts.length == 3) {
      StrictApi.json(200, Json.text(bundles.get(parts[2]))).to(exchange);
    } else if (path.endsWith("/versions")) {
      List<Map<String, Object>> all = new ArrayList<>();
      for (Boolean enabled : versions.get(parts[2])) {
        String version = Integer.toString(all.size() + 1).repeat(32);
        all.add(
            Map.of("kid", id(parts[2]) + "/" + version, "attributes", Map.of("enabled", enabled)));
      }
      page(exchange, path, all, query);
    } else if (path.endsWith("/rotationpolicy")) {
      StrictApi.json(200, Json.text(policies.get(parts[2]))).to(exchange);
    } else {
      StrictApi.json(400, error("BadParameter", path)).to(exchange);
    }
  }

  private void page(HttpExchange exchange, String path, List<Map<String, Object>> all, String query)
      throws IOException {
    int from = query.contains("skiptoken=") ? Integer.parseInt(query.replaceFirst(".*=", "")) : 0;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("value", all.stream().skip(from).limit(2).toList());
    boolean lists = path.equals("/keys");
    if (endless && lists || all.size() > from + 2) {
      int next = endless && lists ? (from + 2) % 4 : from + 2;
      page.put(
          "nextLink",
          "https://%s:443%s?%s&$skiptoken=%d".formatted(StrictVault.HOST, path, VERSION, next));
    }
    StrictApi.json(200, Json.text(page)).to(exchange);
  }
}
