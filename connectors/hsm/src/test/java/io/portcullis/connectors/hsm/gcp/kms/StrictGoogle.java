package io.portcullis.connectors.hsm.gcp.kms;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.PagedFake;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.StrictApi;

/**
 * Answers as Cloud KMS does (REST v1: keyRings.list, cryptoKeys.list, cryptoKeyVersions.list; two
 * items a page and an empty page before the last), with a token server beside it that looks at the
 * signature of each assertion.
 */
final class StrictGoogle implements PagedFake {
  static final String PLACE = "projects/example-prod/locations/europe-west3";
  static final String RING = PLACE + "/keyRings/signing";
  private static final String MAIL = "hub@example-prod.iam.gserviceaccount.com";
  private static final KeyPair OWN = pair();
  private static final KeyPair OTHER = pair();

  private final Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
  private final Map<String, List<Map<String, Object>>> versions = new LinkedHashMap<>();
  private final List<String> again = new ArrayList<>();
  private final StrictApi api;
  private boolean endless;

  StrictGoogle() throws IOException {
    api = new StrictApi(this);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void key(String name) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("name", id(name));
    key.put("purpose", "ASYMMETRIC_SIGN");
    key.put(
        "versionTemplate",
        Map.of("protectionLevel", "HSM", "algorithm", "RSA_SIGN_PKCS1_4096_SHA512"));
    keys.put(name, key);
    versions.put(name, new ArrayList<>(List.of(version(name, 1, "ENABLED", "HSM"))));
  }

  StrictGoogle with(String name, String field, Object value) {
    keys.get(name).put(field, value);
    return this;
  }

  StrictGoogle version(String name, Map<String, Object> version) {
    versions.get(name).add(version);
    return this;
  }

  Map<String, Object> version(String name, int number, String state, String level) {
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("name", id(name) + "/cryptoKeyVersions/" + number);
    version.put("state", state);
    version.put("protectionLevel", level);
    version.put("createTime", "2026-0" + number + "-01T00:00:00.123456Z");
    return version;
  }

  @Override
  public void twice(String name) {
    again.add(name);
  }

  @Override
  public void endless() {
    endless = true;
  }

  @Override
  public String id(String name) {
    return RING + "/cryptoKeys/" + name;
  }

  @Override
  public String secret(boolean right) {
    return account(right ? OWN : OTHER);
  }

  @Override
  public KeyLister lister(Patience.Pause pause, Supplier<String> account) {
    return new GoogleLister(
        new GoogleConfig(
            "example-prod", List.of("europe-west3"), api.url(), account, Duration.ofSeconds(5)),
        pause,
        Duration.ofMinutes(5),
        Clock.systemUTC());
  }

  String account(KeyPair pair) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return Json.text(
        Map.of(
            "type",
            "service_account",
            "private_key_id",
            "k1",
            "private_key",
            pem,
            "client_email",
            MAIL,
            "token_uri",
            api.url() + "/token"));
  }

  @Override
  public StrictApi api() {
    return api;
  }

  @Override
  public String listing() {
    return ".*/(keyRings|cryptoKeys)\\?.*";
  }

  @Override
  public String describing(String name) {
    return ".*/cryptoKeys/" + name + "/.*";
  }

  @Override
  public StrictApi.Answer throttled(int seconds) {
    return StrictApi.later(
        429, Integer.toString(seconds), error(429, "Quota exceeded", "RESOURCE_EXHAUSTED"));
  }

  @Override
  public StrictApi.Answer forbidden() {
    return StrictApi.json(403, error(403, "Permission denied", "PERMISSION_DENIED"));
  }

  @Override
  public StrictApi.Answer gone() {
    return StrictApi.json(404, error(404, "CryptoKey not found", "NOT_FOUND"));
  }

  private static String error(int code, String message, String status) {
    return Json.text(Map.of("error", Map.of("code", code, "message", message, "status", status)));
  }

  @Override
  public void answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/token")) {
      token(exchange, new String(body, StandardCharsets.UTF_8));
    } else if (!"Bearer token-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      StrictApi.json(401, error(401, "Invalid Credentials", "UNAUTHENTICATED")).to(exchange);
    } else if (!exchange.getRequestMethod().equals("GET")) {
      StrictApi.json(400, error(400, "GET only", "INVALID_ARGUMENT")).to(exchange);
    } else {
      list(
          exchange,
          path,
          Objects.toString(exchange.getRequestURI().getQuery(), "").replace('+', ' '));
    }
  }

  private void token(HttpExchange exchange, String form) throws IOException {
    Map<String, String> said = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      String[] parts = pair.split("=", 2);
      said.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    boolean right =
        said.size() == 2
            && ServiceAccount.GRANT.equals(said.get("grant_type"))
            && sound(said.get("assertion"));
    if (right) {
      StrictApi.json(200, "{\"access_token\":\"token-1\",\"expires_in\":3599}").to(exchange);
    } else {
      StrictApi.json(400, "{\"error\":\"invalid_grant\"}").to(exchange);
    }
  }

  private boolean sound(String assertion) throws IOException {
    String[] parts = assertion.split("\\.", -1);
    JsonNode claims = Json.VENDOR.readTree(Base64.getUrlDecoder().decode(parts[1]));
    JsonNode header = Json.VENDOR.readTree(Base64.getUrlDecoder().decode(parts[0]));
    long now = Clock.systemUTC().instant().getEpochSecond();
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(OWN.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return parts.length == 3
          && header.path("alg").asText().equals("RS256")
          && header.path("kid").asText().equals("k1")
          && claims.path("iss").asText().equals(MAIL)
          && claims.path("aud").asText().equals(api.url() + "/token")
          && claims.path("scope").asText().equals(ServiceAccount.SCOPE)
          && claims.path("iat").asLong() <= now + 1
          && claims.path("exp").asLong() > now
          && claims.path("exp").asLong() <= now + 3_600
          && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void list(HttpExchange exchange, String path, String query) throws IOException {
    if (!query.matches("pageSize=\\d{1,3}(&pageToken=to \\d+)?")) {
      StrictApi.json(400, error(400, "not as the reference has it: " + query, "INVALID_ARGUMENT"))
          .to(exchange);
    } else if (path.equals("/v1/" + PLACE + "/keyRings")) {
      page(exchange, "keyRings", List.of(Map.of("name", RING)), query);
    } else if (path.equals("/v1/" + RING + "/cryptoKeys")) {
      List<Map<String, Object>> all = new ArrayList<>(keys.values());
      again.forEach(name -> all.add(keys.get(name)));
      page(exchange, "cryptoKeys", all, query);
    } else {
      String name = path.replaceFirst(".*/cryptoKeys/", "").replaceFirst("/.*", "");
      if (versions.containsKey(name) && path.equals("/v1/" + id(name) + "/cryptoKeyVersions")) {
        page(exchange, "cryptoKeyVersions", versions.get(name), query);
      } else {
        gone().to(exchange);
      }
    }
  }

  private void page(
      HttpExchange exchange, String what, List<? extends Map<String, ?>> all, String query)
      throws IOException {
    int from = query.contains("to ") ? Integer.parseInt(query.replaceFirst(".*to ", "")) : 0;
    Map<String, Object> page = new LinkedHashMap<>();
    if (from < all.size()) {
      page.put(what, all.stream().skip(from).limit(2).toList());
    }
    if (endless && what.equals("cryptoKeys")) {
      page.put("nextPageToken", "to " + (from + 2) % 4);
    } else if (from <= all.size()) {
      // Also after the last item: an empty page ends the list.
      page.put("nextPageToken", "to " + (from + 2));
    }
    StrictApi.json(200, Json.text(page)).to(exchange);
  }
}
