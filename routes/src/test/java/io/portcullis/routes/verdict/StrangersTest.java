package io.portcullis.routes.verdict;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.stream.HourlyOnce;

import static org.assertj.core.api.Assertions.assertThat;

class StrangersTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:30:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Signal> told = new CopyOnWriteArrayList<>();
  private final AtomicBoolean kafka = new AtomicBoolean(true);
  private final Strangers strangers =
      new Strangers(
          new OwnAuthorities(Map.of("CN=Issuing, O=Moat", serial -> serial.equals("a1b"))),
          this::log,
          meters,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    strangers.close();
  }

  @Test
  void withoutKafkaNobodyWaitsAndWhatIsTooMuchIsCounted() {
    // Given
    kafka.set(false);
    int many = Strangers.MOST_WAITING + 50;
    // When
    for (int i = 0; i < many; i++) {
      strangers.presented("CN=Issuing,O=Moat", Integer.toHexString(4096 + i), "here");
    }
    // Then: one of them may be in the writer's hands
    assertThat(counted("dropped")).isBetween(49.0, 50.0);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "00:xy"})
  void whatIsNoSerialNumberIsDropped(String serial) {
    strangers.presented("CN=Issuing", serial, "here");
    assertThat(counted("dropped")).isEqualTo(1);
  }

  @Test
  void aSerialNumberThatIsTooLongIsDropped() {
    strangers.presented("CN=Issuing", "f".repeat(65), "here");
    strangers.presented("CN=Issuing", "0".repeat(100_000) + "1", "here");
    assertThat(counted("dropped")).isEqualTo(2);
  }

  @Test
  void theSameOneIsToldOnceAnHourHoweverItIsSpelled() {
    // When
    strangers.presented("CN=Issuing,O=Moat", "0A:1C", "live authorisation");
    strangers.presented("/O=Moat/CN=Issuing", "a1c", "OCSP");
    // Then
    Awaitility.await().until(() -> counted("told") == 1);
    assertThat(counted("repeated")).isEqualTo(1);
    Signal signal = told.getFirst();
    assertThat(signal.kind()).isEqualTo(SubjectKind.AUTHORITY);
    assertThat(signal.aliases())
        .containsExactly(new Alias(AliasType.AUTHORITY_NAME, "cn=issuing,o=moat"));
    RiskChanged risk = (RiskChanged) signal.statement();
    assertThat(risk.categories()).containsExactly("unassigned-serial");
    assertThat(risk.summary()).contains("a1c").contains("live authorisation");
  }

  @Test
  void whatWaitedIsToldWhenKafkaIsBack() {
    // Given
    kafka.set(false);
    strangers.secondOfItsNumber("CN=Issuing", "a1c", "here");
    // When
    kafka.set(true);
    // Then
    Awaitility.await().until(() -> told.size() == 1);
    assertThat(((RiskChanged) told.getFirst().statement()).categories())
        .containsExactly("duplicate-serial");
  }

  @Test
  void onlyAnOwnAuthoritysListMakesANumberForged() {
    assertThat(strangers.neverAssigned("/O=Moat/CN=Issuing", "A1C")).isTrue();
    assertThat(strangers.neverAssigned("/O=Moat/CN=Issuing", "00A1B")).isFalse();
    assertThat(strangers.neverAssigned("CN=Somebody else", "a1c")).isFalse();
    assertThat(strangers.neverAssigned("CN=Issuing,O=Moat", "none")).isFalse();
  }

  @Test
  void afterAnHourItIsToldAgainAndTheOldestAreForgotten() {
    HourlyOnce once = new HourlyOnce();
    assertThat(once.first("a", NOW)).isTrue();
    assertThat(once.first("a", NOW.plus(Duration.ofMinutes(59)))).isFalse();
    assertThat(once.first("a", NOW.plus(HourlyOnce.EVERY))).isTrue();
    for (int i = 0; i < HourlyOnce.MOST; i++) {
      once.first("more-" + i, NOW);
    }
    assertThat(once.size()).isEqualTo(HourlyOnce.MOST);
    assertThat(once.first("a", NOW.plus(HourlyOnce.EVERY))).isTrue();
  }

  private Optional<CompletableFuture<Void>> log(Signal signal) {
    if (!kafka.get()) {
      return Optional.of(CompletableFuture.failedFuture(new IllegalStateException("away")));
    }
    told.add(signal);
    return Optional.of(CompletableFuture.completedFuture(null));
  }

  private double counted(String what) {
    return meters.counter("portcullis.strangers", "what", what).count();
  }
}
