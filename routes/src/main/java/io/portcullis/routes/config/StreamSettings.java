package io.portcullis.routes.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.idp.ssf.transmit.EventKind;

/**
 * The way to one receiver.
 *
 * @param name also the stream's id towards the receiver
 * @param audience the tokens' {@code aud}, as the receiver wants it
 * @param events those that it wants; none named is all
 * @param names by which vendors' names it knows subjects, first choice first; "email" is one too
 * @param issuers what it calls these vendors
 * @param verifyEvery pause between verification events
 */
public record StreamSettings(
    String name,
    String audience,
    DeliverySettings delivery,
    List<EventKind> events,
    List<String> names,
    Map<String, String> issuers,
    @Default("24h") Duration verifyEvery) {

  public StreamSettings {
    Checks checks =
        new Checks()
            .name(name, "name")
            .filled(audience, "audience")
            .that(new HashSet<>(events).size() == events.size(), "events", "names one twice")
            .between(verifyEvery, Duration.ofMinutes(1), Duration.ofDays(30), "verify-every");
    for (int i = 0; i < names.size(); i++) {
      checks.name(names.get(i), Paths.at("names", i));
    }
    issuers.forEach((vendor, issuer) -> checks.filled(issuer, Paths.join("issuers", vendor)));
    checks.end();
  }
}
