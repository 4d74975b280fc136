package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.ListerContract;
import io.portcullis.connectors.hsm.listing.PagedFake;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.StrictApi;

/**
 * Answers as AWS KMS does when it is listed (AWS KMS API Reference: ListKeys, ListAliases,
 * DescribeKey, GetKeyRotationStatus, ListGrants, ListResourceTags), two items a page. It looks at
 * each request's signature.
 */
final class StrictKmsKeys implements PagedFake {
  private static final String TARGET = "TrentService.";
  private static final Set<String> LISTS = Set.of("ListKeys", "ListAliases");
  private final Signature4 signature =
      new Signature4(StrictKms.ACCESS_KEY, ListerContract.SECRET, StrictKms.REGION);
  private final Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> rotations = new LinkedHashMap<>();
  private final Map<String, Integer> grants = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final List<String> again = new ArrayList<>();
  private final StrictApi api;
  private boolean endless;

  StrictKmsKeys() throws IOException {
    api = new StrictApi(this);
  }

  @Override
  public void key(String name) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("AWSAccountId", "111122223333");
    key.put("Arn", id(name));
    key.put("KeyId", name);
    key.put("KeyState", "Enabled");
    key.put("KeyUsage", "SIGN_VERIFY");
    key.put("KeySpec", "RSA_4096");
    key.put("Origin", "AWS_KMS");
    key.put("KeyManager", "CUSTOMER");
    key.put("CreationDate", 1.499288695918E9);
    keys.put(id(name), key);
  }

  StrictKmsKeys with(String name, String field, Object value) {
    keys.get(id(name)).put(field, value);
    return this;
  }

  StrictKmsKeys alias(String alias, String name) {
    aliases.put(alias, name);
    return this;
  }

  StrictKmsKeys rotation(String name, Map<String, Object> rotation) {
    rotations.put(id(name), rotation);
    return this;
  }

  StrictKmsKeys grants(String name, int count) {
    grants.put(id(name), count);
    return this;
  }

  StrictKmsKeys tag(String name, String value) {
    tags.put(id(name), value);
    return this;
  }

  @Override
  public void twice(String name) {
    again.add(id(name));
  }

  @Override
  public void endless() {
    endless = true;
  }

  @Override
  public String id(String name) {
    return "arn:aws:kms:" + StrictKms.REGION + ":111122223333:key/" + name;
  }

  @Override
  public KeyLister lister(Patience.Pause pause, Supplier<String> secret) {
    return new KmsLister(
        new KmsConfig(
            "kms",
            "111122223333",
            StrictKms.REGION,
            Optional.of(api.url()),
            Optional.of(new KmsConfig.Credentials(StrictKms.ACCESS_KEY, secret, Optional.empty())),
            Duration.ofSeconds(5),
            Optional.empty()),
        pause,
        Duration.ofMinutes(5));
  }

  @Override
  public StrictApi api() {
    return api;
  }

  @Override
  public String listing() {
    return "ListKeys.*";
  }

  @Override
  public String describing(String name) {
    return "DescribeKey .*/" + name;
  }

  @Override
  public Duration patience(int seconds) {
    return Duration.ofSeconds(1);
  }

  @Override
  public StrictApi.Answer throttled(int seconds) {
    return error("ThrottlingException", "Rate exceeded");
  }

  @Override
  public StrictApi.Answer forbidden() {
    return error("AccessDeniedException", "User is not authorized");
  }

  @Override
  public StrictApi.Answer gone() {
    return error("NotFoundException", "Key does not exist");
  }

  static StrictApi.Answer error(String code, String message) {
    return answered(400, Map.of("__type", code, "message", message));
  }

  private static StrictApi.Answer answered(int status, Object body) {
    return exchange ->
        StrictApi.send(exchange, status, "application/x-amz-json-1.1", Json.text(body));
  }

  @Override
  public String call(HttpExchange exchange, byte[] body) throws IOException {
    String action =
        String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")).replace(TARGET, "");
    JsonNode said = Json.VENDOR.readTree(body);
    return action + " " + said.path("KeyId").asText(said.path("Marker").asText());
  }

  @Override
  public void answer(HttpExchange exchange, byte[] body) throws IOException {
    String action =
        String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")).replace(TARGET, "");
    JsonNode said = Json.VENDOR.readTree(body);
    String key = said.path("KeyId").asText();
    if (!signature.signed(exchange.getRequestHeaders(), body)) {
      error("InvalidSignatureException", "The request signature does not match").to(exchange);
    } else if (LISTS.contains(action)) {
      page(exchange, action, said);
    } else if (!keys.containsKey(key)) {
      gone().to(exchange);
    } else {
      one(exchange, action, key);
    }
  }

  private void page(HttpExchange exchange, String action, JsonNode said) throws IOException {
    boolean right = said.path("Limit").asInt() <= 100 && said.path("Limit").asInt() >= 1;
    if (!right) {
      error("ValidationException", "Limit").to(exchange);
      return;
    }
    boolean ofKeys = action.equals("ListKeys");
    List<Map<String, Object>> all = ofKeys ? listed() : aliased();
    int from = said.has("Marker") ? Integer.parseInt(said.path("Marker").asText()) : 0;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(ofKeys ? "Keys" : "Aliases", all.stream().skip(from).limit(2).toList());
    boolean more = endless && ofKeys || all.size() > from + 2;
    page.put("Truncated", more);
    if (more) {
      page.put("NextMarker", Integer.toString(endless ? (from + 2) % 4 : from + 2));
    }
    answered(200, page).to(exchange);
  }

  private List<Map<String, Object>> listed() {
    List<Map<String, Object>> all = new ArrayList<>();
    keys.keySet().forEach(arn -> all.add(entry(arn)));
    again.forEach(arn -> all.add(entry(arn)));
    return all;
  }

  private static Map<String, Object> entry(String arn) {
    return Map.of("KeyArn", arn, "KeyId", arn.replaceFirst(".*/", ""));
  }

  private List<Map<String, Object>> aliased() {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(Map.of("AliasName", "alias/aws/unused"));
    aliases.forEach(
        (alias, key) -> all.add(Map.of("AliasName", "alias/" + alias, "TargetKeyId", key)));
    return all;
  }

  private void one(HttpExchange exchange, String action, String key) throws IOException {
    switch (action) {
      case "DescribeKey" -> answered(200, Map.of("KeyMetadata", keys.get(key))).to(exchange);
      case "GetKeyRotationStatus" ->
          answered(200, rotations.getOrDefault(key, Map.of("KeyRotationEnabled", false)))
              .to(exchange);
      case "ListGrants" -> {
        List<Map<String, String>> all =
            java.util.Collections.nCopies(
                Math.min(10, grants.getOrDefault(key, 0)), Map.of("GrantId", "g"));
        boolean more = grants.getOrDefault(key, 0) > 10;
        answered(200, Map.of("Grants", all, "Truncated", more)).to(exchange);
      }
      case "ListResourceTags" ->
          answered(
                  200,
                  Map.of(
                      "Tags",
                      tags.containsKey(key)
                          ? List.of(Map.of("TagKey", "team", "TagValue", tags.get(key)))
                          : List.of(),
                      "Truncated",
                      false))
              .to(exchange);
      default -> error("UnknownOperationException", action).to(exchange);
    }
  }
}
