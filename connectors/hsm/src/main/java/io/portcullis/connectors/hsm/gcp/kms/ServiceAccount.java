package io.portcullis.connectors.hsm.gcp.kms;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.PemKey;
import io.portcullis.connectors.api.http.AccessToken;
import io.portcullis.connectors.api.http.BearerToken;
import io.portcullis.connectors.api.http.Transport;

/**
 * A service account that shows Google a JWT signed with its key (RFC 7523 section 2.1; "Using OAuth
 * 2.0 for Server to Server Applications").
 */
final class ServiceAccount implements BearerToken {
  static final String SCOPE = "https://www.googleapis.com/auth/cloudkms";
  static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final long LIFE_SECONDS = 600;

  private final Supplier<String> file;
  private URI tokenUrl = URI.create("");
  private AccessToken token = new AccessToken(tokenUrl, now -> Map.of());

  ServiceAccount(Supplier<String> file) {
    this.file = file;
  }

  @Override
  public synchronized String header(Transport http, Instant now)
      throws IOException, InterruptedException {
    try {
      URI named = tokenUrl(account());
      if (!named.equals(tokenUrl)) {
        tokenUrl = named;
        token = new AccessToken(named, at -> grant(account(), at));
      }
      return token.header(http, now);
    } catch (BadRecord e) {
      throw new IOException("the service account: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void refused() {
    token.refused();
  }

  private Doc account() {
    try {
      return Doc.of(Json.VENDOR.readTree(file.get()));
    } catch (IOException e) {
      // Its message may quote the file.
      throw new BadRecord("is no JSON");
    }
  }

  /** What is signed goes there: only to where nobody can listen. */
  private static URI tokenUrl(Doc account) {
    try {
      URI url = new URI(account.need("token_uri"));
      boolean loopback = "127.0.0.1".equals(url.getHost()) || "[::1]".equals(url.getHost());
      if (url.getHost() != null && ("https".equals(url.getScheme()) || loopback)) {
        return url;
      }
    } catch (java.net.URISyntaxException e) {
      throw new BadRecord("token_uri: is no address");
    }
    throw new BadRecord("token_uri: must be https");
  }

  private static Map<String, String> grant(Doc account, Instant now) {
    return Map.of("grant_type", GRANT, "assertion", assertion(account, now));
  }

  private static String assertion(Doc account, Instant now) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    if (!account.text("private_key_id").isEmpty()) {
      header.put("kid", account.text("private_key_id"));
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", account.need("client_email"));
    claims.put("scope", SCOPE);
    claims.put("aud", account.need("token_uri"));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + LIFE_SECONDS);
    String signed = part(Json.bytes(header)) + "." + part(Json.bytes(claims));
    return signed + "." + part(signature(PemKey.read(account.need("private_key")), signed));
  }

  private static byte[] signature(PrivateKey key, String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new BadRecord("private_key: is no RSA key");
    }
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
