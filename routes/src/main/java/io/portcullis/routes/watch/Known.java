package io.portcullis.routes.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.model.Probe;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.RevocationService;

/**
 * Which services were looked at: what is no longer configured is to be forgotten, whichever hub
 * looked at it last.
 */
record Known(List<Service> services) {
  static final Known NONE = new Known(List.of());

  /**
   * @param issuer canonical distinguished name
   */
  record Service(String authority, String issuer, RevocationService service) {
    private ProbeRow dropped() {
      Probe probe =
          new Probe(
              Probe.Result.DROPPED,
              "it is no longer configured",
              Duration.ZERO,
              Optional.empty(),
              Agreement.UNKNOWN);
      return new ProbeRow(authority, issuer, service, probe, 0);
    }

    private boolean same(Service other) {
      return issuer.equals(other.issuer) && service.equals(other.service);
    }
  }

  static Known of(List<WatchedAuthority> authorities) {
    return new Known(authorities.stream().flatMap(Known::services).toList());
  }

  private static Stream<Service> services(WatchedAuthority authority) {
    Stream<RevocationService> crl =
        authority.crl().stream()
            .map(url -> new RevocationService(RevocationService.Kind.CRL, url.toString()));
    Stream<RevocationService> ocsp =
        authority.ocsp().stream()
            .map(url -> new RevocationService(RevocationService.Kind.OCSP, url.toString()));
    return Stream.concat(crl, ocsp)
        .map(service -> new Service(authority.name(), authority.canonical(), service));
  }

  /** What a duty's place says; nothing where it says nothing that can be read. */
  static Known read(String place) {
    try {
      return place.isEmpty() ? NONE : Json.MAPPER.readValue(place, Known.class);
    } catch (JsonProcessingException e) {
      return NONE;
    }
  }

  String text() {
    return new String(Json.bytes(this), StandardCharsets.UTF_8);
  }

  /** To be told of those that the other does not have. */
  List<ProbeRow> without(Known other) {
    return services.stream()
        .filter(mine -> other.services.stream().noneMatch(mine::same))
        .map(Service::dropped)
        .toList();
  }
}
