package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;
import io.portcullis.model.ServiceFlaw;
import io.portcullis.model.ServiceSeen;
import io.portcullis.model.ShownCrl;
import io.portcullis.model.SlowService;
import io.portcullis.model.WatchedService;

/**
 * Revocation services that nobody looked at.
 *
 * @param trouble how often, 0 to 1, something is not as it should be
 */
record InventedServices(Dice dice, double trouble) {
  private static final String SOURCE = "watch:revocation";

  WatchedService service() {
    RevocationService.Kind kind = dice.of(RevocationService.Kind.values());
    RevocationService service =
        new RevocationService(kind, "http://ca.example/" + dice.below(1_000_000));
    ServiceSeen seen =
        new ServiceSeen(
            SOURCE,
            service,
            dice.or(trouble, Probe.Result.ANSWERED, Probe.Result.values()),
            "",
            dice.ago(),
            Dice.NOW);
    Optional<CrlEdition> edition =
        kind == RevocationService.Kind.CRL ? Optional.of(edition()) : Optional.empty();
    return new WatchedService(
        seen,
        edition.map(e -> new ShownCrl(SOURCE, service, e)),
        edition,
        slow(service),
        flaws(service));
  }

  private CrlEdition edition() {
    Duration life = dice.of(Duration.ofHours(1), Duration.ofHours(100), Duration.ofDays(30));
    Instant issued = dice.once(trouble) ? dice.ago() : Dice.NOW.minus(life.dividedBy(2));
    return new CrlEdition(issued, issued.plus(life), "7", 1_000, 10);
  }

  private List<SlowService> slow(RevocationService service) {
    return dice.once(trouble)
        ? List.of(
            new SlowService(
                SOURCE, service, Probe.STEPS.get(dice.below(Probe.STEPS.size())), dice.ago()))
        : List.of();
  }

  private List<ServiceFlaw> flaws(RevocationService service) {
    return dice.some(trouble / 2, ServiceFlaw.Kind.values()).stream()
        .sorted()
        .map(kind -> new ServiceFlaw(SOURCE, service, kind, "invented", dice.ago()))
        .toList();
  }
}
