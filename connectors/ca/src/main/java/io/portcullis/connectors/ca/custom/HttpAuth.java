package io.portcullis.connectors.ca.custom;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.portcullis.connectors.ca.authority.Require;

/** How calls prove who makes them, beside TLS. Secrets are read at each call. */
public sealed interface HttpAuth {
  Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

  /** Name of the header. */
  String header();

  /**
   * @throws IllegalStateException when the secret can not be read; names the reference
   */
  String value();

  /** RFC 6750. */
  record Bearer(Supplier<String> token) implements HttpAuth {
    @Override
    public String header() {
      return "Authorization";
    }

    @Override
    public String value() {
      return "Bearer " + clean(token.get());
    }
  }

  /** RFC 7617. */
  record Basic(String user, Supplier<String> password) implements HttpAuth {
    public Basic {
      Require.that(
          !user.isBlank() && !user.contains(":"), "auth.basic.user: empty, or has a colon");
    }

    @Override
    public String header() {
      return "Authorization";
    }

    @Override
    public String value() {
      byte[] pair = (user + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
  }

  /** A header that holds the secret. */
  record Secret(String header, Supplier<String> secret) implements HttpAuth {
    public Secret {
      Require.that(NAME.matcher(header).matches(), "auth.header: is no name of an HTTP header");
    }

    @Override
    public String value() {
      return clean(secret.get());
    }
  }

  /** What a header can hold (RFC 9110 section 5.5). */
  private static String clean(String secret) {
    if (!secret.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalStateException("the secret has a character that no header can hold");
    }
    return secret;
  }
}
