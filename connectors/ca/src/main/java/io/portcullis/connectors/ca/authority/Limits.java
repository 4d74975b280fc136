package io.portcullis.connectors.ca.authority;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** What holds for every authority that is called over a network. */
public final class Limits {
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");

  private Limits() {}

  /** Of one call: 100 ms to a minute. */
  public static void timeout(Duration timeout) {
    Require.that(
        timeout.compareTo(LEAST) >= 0 && timeout.compareTo(MOST) <= 0,
        "timeout: must be between " + LEAST + " and " + MOST + ": " + timeout);
  }

  /** An API's address, which secrets go to: readable on the way at most within this machine. */
  public static void address(URI url, String field) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    Require.that(
        web && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null,
        field + ": must be https://HOST, without user, password and query");
    String host = url.getHost();
    Require.that(
        "https".equals(url.getScheme()) || LOOPBACK.contains(host) || host.startsWith("127."),
        field + ": would send a secret in clear; use https");
  }
}
