package io.portcullis.routes.endpoint;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.connectors.ca.endpoint.StartTls;
import io.portcullis.inventory.Status;
import io.portcullis.model.ReasonCode;

import static io.portcullis.routes.endpoint.Certs.at;
import static io.portcullis.routes.endpoint.Certs.cert;
import static org.assertj.core.api.Assertions.assertThat;

class TargetsTest {
  private static final Roots NOBODY = Roots.of(List.of());

  @Test
  void noPlaceOfTheInventoryIsLookedAtUnlessItIsAllowed() {
    // Given
    Certs known = new Certs().knows(at(cert(1, 0), "a.example.org:443", "b.test:443"));
    // When
    List<Target> closed = targets(Reach.of(List.of(), List.of("0.0.0.0/0"))).all(known);
    List<Target> some = targets(Reach.of(List.of("*.example.org"), List.of())).all(known);
    // Then
    assertThat(closed).isEmpty();
    assertThat(some).extracting(Target::item).containsExactly("a.example.org:443");
  }

  @Test
  void whatIsNoPlaceOrOfARevokedOneIsPassedOver() {
    // Given
    Certs known =
        new Certs()
            .knows(
                at(cert(1, 0), "/etc/pki/a.pem", "rack 7", "a:0", "a:65536", "a b:443", "a:"),
                at(cert(2, 0), "old.example.org:443")
                    .with(Status.revoked(Certs.NOW, ReasonCode.SUPERSEDED)));
    // When
    List<Target> all = targets(Reach.of(List.of("*"), List.of())).all(known);
    // Then
    assertThat(all).isEmpty();
  }

  @Test
  void moreThanAreLookedAtAreLeftOut() {
    // Given
    Certs known = new Certs();
    IntStream.rangeClosed(0, Targets.MOST_TOLD)
        .forEach(i -> known.knows(at(cert(i, 0), "h" + i + ".example.org:443")));
    // When
    List<Target> all = targets(Reach.of(List.of("*"), List.of())).all(known);
    // Then
    assertThat(all).hasSize(Targets.MOST_TOLD);
  }

  @Test
  void oneThatIsConfiguredIsLookedAtAsItIsConfigured() {
    // Given
    Certs known = new Certs().knows(at(cert(1, 0), "mail.example.org:25"));
    Target configured =
        new Target.Server(
            "mail.example.org", 25, List.of(), StartTls.SMTP, NOBODY, "", Reach.ANYWHERE);
    Reach reach = Reach.of(List.of("*"), List.of());
    // When
    List<Target> all = new Targets(List.of(configured), reach, NOBODY).all(known);
    // Then
    assertThat(all).containsExactly(configured);
  }

  private static Targets targets(Reach reach) {
    return new Targets(List.of(), reach, NOBODY);
  }
}
