package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Severity;

/**
 * How people are told.
 *
 * @param baseUrl what links begin with; left out: commands are told in their place
 * @param docsUrl where these docs can be read; left out: their paths are told
 * @param channels left out: the hub's own log
 * @param routes the first that matches counts
 * @param otherwise the channels of what no route matches; left out: all of them
 * @param findings from which severity findings are told that change no standing; left out: none
 * @param perMinute messages of one channel in a minute; what is more is told as one
 * @param closeAfter how long an alert stays open that nobody acknowledges
 */
public record AlertSettings(
    Optional<URI> baseUrl,
    Optional<URI> docsUrl,
    List<ChannelSettings> channels,
    List<AlertRouteSettings> routes,
    @Key("default") List<String> otherwise,
    Optional<QuietSettings> quiet,
    EscalationSettings escalate,
    Optional<Severity> findings,
    @Default("30") int perMinute,
    @Default("30d") Duration closeAfter) {
  private static final int MOST = 20;
  private static final int MOST_ROUTES = 100;
  private static final int MOST_PER_MINUTE = 1_000;

  public AlertSettings {
    Checks checks = new Checks();
    baseUrl.ifPresent(url -> checks.webAddress(url, "base-url"));
    docsUrl.ifPresent(url -> checks.webAddress(url, "docs-url"));
    checks
        .unique(channels.stream().map(ChannelSettings::name).toList(), "channels")
        .that(channels.size() <= MOST, "channels", "must be at most " + MOST)
        .that(routes.size() <= MOST_ROUTES, "routes", "must be at most " + MOST_ROUTES)
        .that(
            perMinute >= 1 && perMinute <= MOST_PER_MINUTE,
            "per-minute",
            "must be 1 to " + MOST_PER_MINUTE)
        .between(closeAfter, Duration.ofHours(1), Duration.ofDays(90), "close-after")
        .all(strangers(channels, routes, otherwise, escalate))
        .end();
  }

  private static List<ConfigProblem> strangers(
      List<ChannelSettings> channels,
      List<AlertRouteSettings> routes,
      List<String> otherwise,
      EscalationSettings escalate) {
    Set<String> known = channels.stream().map(ChannelSettings::name).collect(Collectors.toSet());
    List<ConfigProblem> problems = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      String place = Paths.at("routes", i) + ".channels";
      routes.get(i).channels().forEach(name -> stranger(name, known, place).forEach(problems::add));
    }
    otherwise.forEach(name -> stranger(name, known, "default").forEach(problems::add));
    for (int i = 0; i < escalate.steps().size(); i++) {
      String place = "escalate." + Paths.at("steps", i) + ".channel";
      stranger(escalate.steps().get(i).channel(), known, place).forEach(problems::add);
    }
    return problems;
  }

  private static Stream<ConfigProblem> stranger(String name, Set<String> known, String place) {
    if (known.contains(name)) {
      return Stream.empty();
    }
    String hint = known.isEmpty() ? "there are none" : Nearest.hint(name, known);
    return Stream.of(
        new ConfigProblem(place, "\"" + name + "\" is none of alerts.channels; " + hint));
  }
}
