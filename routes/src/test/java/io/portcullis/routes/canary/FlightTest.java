package io.portcullis.routes.canary;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Hop.Kind;
import io.portcullis.model.Statement;

import static org.assertj.core.api.Assertions.assertThat;

class FlightTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final FakeEstate estate = new FakeEstate();

  @ParameterizedTest
  @ValueSource(strings = {"issue", "say"})
  void whatCanNotBeBegunIsTheReport(String broken) throws Exception {
    estate.broken = broken;
    // When
    Landing landing = fly();
    // Then
    assertThat(landing.good()).isFalse();
    assertThat(landing.text()).isNotBlank();
    assertThat(landing.took()).isEmpty();
  }

  @Test
  void oneThatIsNotLetInIsNotRevoked() throws Exception {
    estate.usable = false;
    // When
    Landing landing = fly();
    // Then
    assertThat(landing.text()).contains("could not be used");
    assertThat(estate.said).noneMatch(Statement.RiskChanged.class::isInstance);
    assertThat(estate.now).isEqualTo(FakeEstate.START.plus(LIMIT));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"DECIDED", "SENT", "ACKNOWLEDGED", "OCSP", "CRL", "AUTHORISATION"})
  void aHopThatNeverComesIsNamedAndEndsTheWait(Kind kind) throws Exception {
    estate.delays.remove(kind);
    // When
    Landing landing = fly();
    // Then
    assertThat(landing.problems())
        .containsExactly(kind.name().toLowerCase(java.util.Locale.ROOT) + " never came");
    assertThat(landing.took()).hasSize(Landing.HOPS.size() - 1);
    assertThat(estate.now)
        .isEqualTo(FakeEstate.START.plus(LIMIT.multipliedBy(Flight.GIVEN_UP_AFTER)));
  }

  @Test
  void aHopAfterTheLimitIsLateAndMeasuredAllTheSame() throws Exception {
    estate.delays.put(Kind.CRL, LIMIT.plusSeconds(2));
    // When
    Landing landing = fly();
    // Then
    assertThat(landing.problems()).containsExactly("crl took 12000 ms, at most 10000 are allowed");
    assertThat(landing.took()).containsKey(Kind.CRL);
  }

  @Test
  void aHopAtTheLimitIsInTime() throws Exception {
    estate.delays.put(Kind.OCSP, LIMIT);
    assertThat(fly().good()).isTrue();
  }

  @Test
  void aSoundOneIsTakenBackIssuedUsedAndRevoked() throws Exception {
    // When
    Landing landing = fly();
    // Then
    assertThat(estate.said)
        .extracting(s -> s.getClass().getSimpleName())
        .containsExactly("SubjectObserved", "Reinstated", "CertificateIssued", "RiskChanged");
    assertThat(landing.problems()).isEmpty();
    assertThat(landing.took()).containsOnlyKeys(Landing.HOPS);
    assertThat(landing.took().values()).containsOnly(Duration.ofMillis(100));
  }

  private Landing fly() throws InterruptedException {
    return new Flight(estate, LIMIT, new Patience(estate, estate)).fly();
  }
}
