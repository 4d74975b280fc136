package io.portcullis.routes.watch;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.watch.ProbeReading;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Probe.Result;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.duty.RunningDuty;
import io.portcullis.routes.duty.StalePlaceException;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.intake.Receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoundDutyTest {
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final String NAME = "CN=Named CA";
  private static final String CRL = "http://127.0.0.1:1/a.crl";
  private static final Known GONE =
      new Known(
          List.of(new Known.Service("watched", Rows.ISSUER, Rows.list(Result.ANSWERED).service())));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<ProbeRow> told = new ArrayList<>();
  private final WaitedFor place = new WaitedFor();
  private final CompletableFuture<AuthorityWatch.Looks> looks = new CompletableFuture<>();

  @Test
  void ofHalfAnInventoryNothingIsTakenForGone() throws Exception {
    // Given
    place.text = GONE.text();
    Inventory half = new Inventory(List.of(), false);
    RunningDuty running = start(half);
    half.asked.get();
    // When
    running.end();
    // Then
    assertThat(place.text).isEqualTo(GONE.text());
    assertThat(told).isEmpty();
  }

  @Test
  void whenAnotherHubHasTakenOverItEnds() {
    // Given
    Duty.Place stale =
        new Duty.Place() {
          @Override
          public String text() {
            return "";
          }

          @Override
          public void keep(String text) {
            throw new StalePlaceException(new IllegalStateException("fenced"));
          }
        };
    FoundDuty duty = duty(new Inventory(List.of(), true));
    // When / Then
    assertThatThrownBy(() -> duty.run(stale)).isInstanceOf(StalePlaceException.class);
  }

  @Test
  void whatNoCertificateNamesAnyMoreIsForgotten() throws Exception {
    // Given
    place.text = GONE.text();
    // When
    RunningDuty running = start(new Inventory(List.of(), true));
    // Then
    assertThat(Known.read(place.kept.get()).services()).isEmpty();
    assertThat(told)
        .singleElement()
        .satisfies(row -> assertThat(row.probe().result()).isEqualTo(Result.DROPPED));
    running.end();
  }

  @Test
  void anAddressThatMayNotBeCalledIsAwayAndSaysWhy() throws Exception {
    // Given
    KeyPair key = Keys.ec();
    X509Certificate leaf = Naming.certificate(NAME, key, CRL, "http://elsewhere.example/");
    RunningDuty running = start(new Inventory(List.of(Keys.authority(NAME, key), leaf), true));
    // When
    List<ProbeRow> rows = looks.get().look();
    // Then
    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.service().url()).isEqualTo(CRL);
              assertThat(row.probe().result()).isEqualTo(Result.UNREACHABLE);
              assertThat(row.probe().detail())
                  .isEqualTo("127.0.0.1 is in no network that is allowed");
            });
    assertThat(meters.get("portcullis.watch.up").tag("url", CRL).gauge().value()).isNaN();
    running.end();
  }

  private RunningDuty start(Inventory inventory) {
    FoundDuty duty = duty(inventory);
    return RunningDuty.start(duty, place);
  }

  private FoundDuty duty(Inventory inventory) {
    Clock clock = Clock.fixed(Rows.NOW, ZoneOffset.UTC);
    Reach reach = Reach.of(List.of("127.0.0.1"), List.of());
    return new FoundDuty(
        new FoundAuthorities(List.of(), inventory, reach, EVERY, Duration.ofSeconds(5)),
        (authority, look) -> watch(authority, look, clock),
        new WatchMeters(Known.NONE, meters, clock),
        this::take,
        clock);
  }

  private AuthorityWatch watch(WatchedAuthority authority, AuthorityWatch.Looks look, Clock clock) {
    looks.complete(look);
    return new AuthorityWatch(
        authority.name(), look, EVERY, new Semaphore(1), this::take, rows -> {}, clock);
  }

  private Receipt take(byte[] body) {
    told.addAll(Json.read(body, ProbeReading.class).rows());
    return new Receipt(1, 0, 0, Optional.empty(), CompletableFuture.completedFuture(null));
  }

  /** Says when it was asked for the first time. */
  private record Inventory(
      List<X509Certificate> all, boolean caughtUp, CompletableFuture<Void> asked)
      implements FoundAuthorities.Certificates {
    Inventory(List<X509Certificate> all, boolean caughtUp) {
      this(all, caughtUp, new CompletableFuture<>());
    }

    @Override
    public boolean caughtUp() {
      asked.complete(null);
      return caughtUp;
    }

    @Override
    public void each(Consumer<Entry> reader) {
      all.forEach(one -> reader.accept(Entry.of(one, "test", Instant.EPOCH)));
    }
  }

  /** A place that can be waited for. */
  private static final class WaitedFor implements Duty.Place {
    private final CompletableFuture<String> kept = new CompletableFuture<>();
    private volatile String text = "";

    @Override
    public String text() {
      return text;
    }

    @Override
    public void keep(String next) {
      text = next;
      kept.complete(next);
    }
  }
}
