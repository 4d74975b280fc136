package io.portcullis.routes.kibana;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.http.Tls;

/**
 * Where Kibana is, and how to be let in.
 *
 * @param url with its base path, when it has one
 * @param space empty for the default one
 * @param apiKey in the encoded form that Elasticsearch gives out; never printed
 */
public record KibanaAccess(URI url, String space, Optional<String> apiKey, Tls tls) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]{0,128}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=_-]{8,1024}");

  public KibanaAccess {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
      throw new IllegalArgumentException("--url must be https://HOST:PORT, with a path at most");
    }
    if ("http".equals(url.getScheme()) && !LOOPBACK.contains(url.getHost())) {
      throw new IllegalArgumentException(
          "the API key would cross the network in clear; use https for " + url);
    }
    if (!SPACE.matcher(space).matches()) {
      throw new IllegalArgumentException(
          "--space: small letters, digits, hyphens and underscores make its name");
    }
    if (apiKey.filter(key -> !KEY.matcher(key).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "the API key is not in the encoded form (base64) that Elasticsearch gives out");
    }
  }

  /** Address of a call that is the same for all spaces. */
  URI everywhere(String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  /** Address of a call in the space. */
  URI in(String path) {
    return everywhere((space.isEmpty() ? "" : "/s/" + space) + path);
  }

  @Override
  public String toString() {
    return url + (space.isEmpty() ? "" : ", space " + space);
  }
}
