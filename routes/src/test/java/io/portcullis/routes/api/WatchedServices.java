package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Probe.Result;
import io.portcullis.model.Remark;
import io.portcullis.model.RevocationService.Kind;

/** What the fake hub saw. */
final class WatchedServices {
  private static final String AUTHORITY = "cn=device ca,o=example";
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  static final List<ServiceView> ALL =
      List.of(
          new ServiceView(
              AUTHORITY,
              Kind.CRL,
              "http://ca.example/a.crl",
              Result.EXPIRED,
              "ran out",
              AT,
              AT,
              Optional.empty(),
              Optional.of(AT.minusSeconds(3_600)),
              Optional.of(AT),
              "7",
              20_480,
              300,
              List.of()),
          new ServiceView(
              AUTHORITY,
              Kind.OCSP,
              "http://ocsp.example/",
              Result.ANSWERED,
              "",
              AT,
              AT,
              Optional.of(Duration.ofSeconds(2)),
              Optional.empty(),
              Optional.empty(),
              "",
              0,
              0,
              List.of("OCSP http://ocsp.example/ contradicts crl")));

  static final List<DelayView> DELAYS =
      List.of(new DelayView(AUTHORITY, "hub", 40, Duration.ofMillis(420), Duration.ofSeconds(95)));

  static final List<EndpointView> ENDPOINTS =
      List.of(
          new EndpointView(
              "mail.example:25",
              "post",
              List.of(
                  new EndpointView.Remarked(
                      Remark.Kind.NOT_DEPLOYED, AT, "number 7 is used", "key-1"))),
          new EndpointView("shop.example:443", "", List.of()));

  private WatchedServices() {}
}
