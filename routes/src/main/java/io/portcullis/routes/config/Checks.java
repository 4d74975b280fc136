package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.DurationText;

/** Collects what a settings record holds against its values, so that it refuses all at once. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
  private static final Pattern SERVER = Pattern.compile("[^\\s,:]+:(\\d{1,5})");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");
  private static final int MAX_PORT = 65_535;

  private final List<ConfigProblem> problems = new ArrayList<>();

  /** Notes {@code message} at {@code component} (kebab case, relative) unless {@code good}. */
  Checks that(boolean good, String component, String message) {
    if (!good) {
      problems.add(new ConfigProblem(component, message));
    }
    return this;
  }

  /** A name that people type, and that stands in paths, topics and file names. */
  Checks name(String value, String component) {
    return that(
        NAME.matcher(value).matches(),
        component,
        "must be 1 to 63 lower-case letters, digits and hyphens");
  }

  Checks filled(String value, String component) {
    return that(!value.isBlank(), component, "must not be empty");
  }

  /** 0 lets the system choose, which tests use. */
  Checks port(int value, String component) {
    return that(value >= 0 && value <= MAX_PORT, component, "must be 0 to 65535, is " + value);
  }

  Checks positive(long value, String component) {
    return that(value > 0, component, "must be more than 0, is " + value);
  }

  Checks between(Duration value, Duration least, Duration most, String component) {
    boolean good = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    String range = DurationText.print(least) + " to " + DurationText.print(most);
    return that(good, component, "must be " + range + ", is " + DurationText.print(value));
  }

  /** RFC 9110 section 5.1: a field name is a token. */
  Checks header(String value, String component) {
    return that(HEADER.matcher(value).matches(), component, "is not a name of an HTTP header");
  }

  Checks webAddress(URI value, String component) {
    boolean web = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
    boolean good = web && value.getHost() != null && value.getUserInfo() == null;
    return that(good, component, "must be http://HOST or https://HOST, without user or password");
  }

  /** Where a secret goes to: readable on the way at most within this machine. */
  Checks secretly(URI value, String component) {
    boolean readable = "http".equals(value.getScheme()) && !loopback("" + value.getHost());
    return that(!readable, component, "would send the secret in clear; use https");
  }

  /** Kafka's own form: HOST:PORT, separated by commas. */
  Checks servers(String value, String component) {
    boolean good =
        Arrays.stream(value.split(",", -1))
            .allMatch(
                one -> {
                  Matcher server = SERVER.matcher(one.strip());
                  return server.matches() && Integer.parseInt(server.group(1)) <= MAX_PORT;
                });
    return that(good, component, "must be HOST:PORT, several separated by commas");
  }

  /** Each name once. Says which one it is, not where: entries that were refused have no place. */
  Checks unique(List<String> names, String list) {
    names.stream()
        .filter(name -> Collections.frequency(names, name) > 1)
        .distinct()
        .forEach(name -> that(false, list, "the name \"" + name + "\" stands more than once"));
    return this;
  }

  Checks all(List<ConfigProblem> found) {
    problems.addAll(found);
    return this;
  }

  static boolean loopback(String host) {
    return LOOPBACK.contains(host) || host.startsWith("127.");
  }

  /**
   * @throws Refused when anything was noted
   */
  void end() {
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
  }
}
