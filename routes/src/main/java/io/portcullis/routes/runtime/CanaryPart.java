package io.portcullis.routes.runtime;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Canary;
import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.canary.CanaryDuty;
import io.portcullis.routes.canary.LocalEstate;
import io.portcullis.routes.config.CanarySettings;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.verdict.Authorise;

/** The canaries of this hub, when they are configured. */
final class CanaryPart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryPart.class);

  private final LocalEstate estate;
  private final CanaryDuty duty;

  private CanaryPart(LocalEstate estate, CanaryDuty duty) {
    this.estate = estate;
    this.duty = duty;
  }

  /**
   * @param authorities those of this hub
   */
  static Optional<CanaryPart> open(
      CanarySettings settings,
      List<LocalCa> authorities,
      Middle middle,
      Authorise authorise,
      SubjectIndex subjects,
      Clock clock) {
    if (settings.every().isEmpty()) {
      retire(middle, subjects, clock);
    }
    Optional<LocalCa> ca =
        authorities.stream()
            .filter(a -> settings.ca().isEmpty() || a.name().equals(settings.ca().get()))
            .findFirst();
    return settings
        .every()
        .flatMap(
            every -> ca.map(a -> part(a, every, settings, middle, authorise, subjects, clock)));
  }

  private static CanaryPart part(
      LocalCa ca,
      Duration every,
      CanarySettings settings,
      Middle middle,
      Authorise authorise,
      SubjectIndex subjects,
      Clock clock) {
    LocalEstate.Eyes eyes = new LocalEstate.Eyes(c -> letIn(authorise, c), c -> way(subjects, c));
    LocalEstate estate = new LocalEstate(ca, middle.outlet(), eyes, clock);
    CanaryDuty.Conduct conduct =
        new CanaryDuty.Conduct(
            every, settings.limit(), () -> middle.control().control().stopped(), clock);
    return new CanaryPart(estate, new CanaryDuty(estate, estate, conduct));
  }

  private static void retire(Middle middle, SubjectIndex subjects, Clock clock) {
    String name = new Alias(AliasType.SOURCE_NAME, Canary.SOURCE).key();
    boolean missed =
        subjects.find(name).filter(s -> !s.subject().facts().feeds().isEmpty()).isPresent();
    try {
      if (missed) {
        LocalEstate.retire(middle.outlet(), clock);
      }
    } catch (IOException e) {
      LOG.warn("canaries are missed until the next start: {}", e.getMessage());
    }
  }

  /** Asked as a RADIUS server asks. */
  private static boolean letIn(Authorise authorise, Certificate certificate) {
    Map<String, ?> question =
        Map.of(
            "TLS-Client-Cert-Serial", certificate.serial(),
            "TLS-Client-Cert-Issuer", certificate.issuer());
    return authorise.ask(Json.MAPPER.valueToTree(question)).allowed();
  }

  private static List<Hop> way(SubjectIndex subjects, Certificate c) {
    String point = new Target.OfCertificate(c.issuer(), c.serial(), c.publicTrust()).point();
    return subjects.find(Canary.NAME.key()).stream()
        .flatMap(summary -> summary.subject().points().stream())
        .filter(p -> p.want() == Want.REVOKED && p.target().point().equals(point))
        .flatMap(p -> p.hops().stream())
        .toList();
  }

  CanaryDuty duty() {
    return duty;
  }

  @Override
  public void close() {
    estate.close();
  }
}
