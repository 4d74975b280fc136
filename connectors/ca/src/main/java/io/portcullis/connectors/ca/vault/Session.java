package io.portcullis.connectors.ca.vault;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.vault.VaultConfig.Login;

/**
 * The token that calls carry. One got by AppRole is kept for two thirds of its life, and given up
 * early when Vault no longer takes it.
 */
final class Session {
  private static final Duration MOST = Duration.ofHours(1);

  private final VaultConfig config;
  private final HttpCall http;
  private final Clock clock;
  private String kept = "";
  private Instant until = Instant.MIN;

  Session(VaultConfig config, HttpCall http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  /** Refused means that this very token is of no use. */
  interface Call {
    HttpReply send(Map<String, String> headers) throws IOException;
  }

  /** Makes the call, and a second time when a token got earlier is no longer taken. */
  HttpReply with(Call call) throws IOException {
    boolean fresh = !(config.login() instanceof Login.AppRole) || !stillGood();
    HttpReply reply = call.send(headers(token()));
    if (reply.status() != 403 || fresh) {
      return reply;
    }
    forget();
    return call.send(headers(token()));
  }

  private String token() throws IOException {
    try {
      return switch (config.login()) {
        case Login.Token fixed -> fixed.token().get();
        case Login.AppRole role -> stillGood() ? kept() : login(role);
      };
    } catch (IllegalStateException e) {
      // A secret that is not where it should be; the message names the reference.
      throw new IOException(e.getMessage(), e);
    }
  }

  private String login(Login.AppRole role) throws IOException {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("role_id", role.roleId());
    body.put("secret_id", role.secretId().get());
    HttpReply reply = http.json("POST", "/v1/auth/" + role.mount() + "/login", headers(""), body);
    if (!reply.ok()) {
      throw new IOException("login by AppRole: " + Errors.text(reply));
    }
    JsonNode auth = reply.json().path("auth");
    String token = auth.path("client_token").asText();
    if (token.isEmpty()) {
      throw new IOException("login by AppRole: the answer has no token");
    }
    keep(token, Duration.ofSeconds(auth.path("lease_duration").asLong()));
    return token;
  }

  private synchronized boolean stillGood() {
    return clock.instant().isBefore(until);
  }

  private synchronized String kept() {
    return kept;
  }

  private synchronized void keep(String token, Duration lease) {
    Duration life = lease.isZero() || lease.compareTo(MOST) > 0 ? MOST : lease;
    kept = token;
    until = clock.instant().plus(life.multipliedBy(2).dividedBy(3));
  }

  private synchronized void forget() {
    until = Instant.MIN;
  }

  private Map<String, String> headers(String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    // Agents and proxies may be told to take nothing without it.
    headers.put("X-Vault-Request", "true");
    config.namespace().ifPresent(n -> headers.put("X-Vault-Namespace", n));
    if (!token.isEmpty()) {
      headers.put("X-Vault-Token", token);
    }
    return headers;
  }
}
