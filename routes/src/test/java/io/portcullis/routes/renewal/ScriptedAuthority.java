package io.portcullis.routes.renewal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import io.portcullis.connectors.ca.authority.Authority.SuggestsRenewal;
import io.portcullis.connectors.ca.authority.RenewalWindow;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.model.DistinguishedName;
import io.portcullis.routes.config.Sections;

import static org.assertj.core.api.Assertions.assertThat;

/** Tells one window for all certificates, of the issuer of {@link Made}. */
final class ScriptedAuthority implements SuggestsRenewal {
  private static final Der BYTES = bytes();

  Optional<RenewalWindow> window = Optional.empty();
  boolean away;
  int asked;

  /** Nobody is asked. */
  static Suggestions none(InventoryStore store) {
    Clock clock = Clock.fixed(Made.T0, ZoneOffset.UTC);
    CalendarMeters meters = new CalendarMeters(new SimpleMeterRegistry(), clock);
    return new Suggestions(store, Sections.calendar(""), List.of(), meters, clock);
  }

  /** The bytes of some certificate, whatever the entry says: the calendar reads the entry. */
  static Entry whole(Entry entry) {
    return entry.with(BYTES);
  }

  void tells(double from, double until, Instant again) {
    window =
        Optional.of(new RenewalWindow(Made.day(from), Made.day(until), Optional.empty(), again));
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public boolean issued(String issuer) {
    return DistinguishedName.canonical(issuer).equals(DistinguishedName.canonical(Made.ISSUER));
  }

  @Override
  public Optional<RenewalWindow> renewal(X509Certificate certificate) throws IOException {
    assertThat(certificate.getSerialNumber()).isPositive();
    asked++;
    if (away) {
      throw new IOException("HTTP 503");
    }
    return window;
  }

  private static Der bytes() {
    try {
      return Der.of(
          Keys.leaf("CN=Lab CA,O=Lab", Keys.ec(), "CN=x", Keys.ec(), java.math.BigInteger.TEN)
              .getEncoded());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
