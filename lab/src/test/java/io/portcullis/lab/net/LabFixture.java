package io.portcullis.lab.net;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.radius.das.NasConfig;
import io.portcullis.connectors.radius.das.NasProfiles;
import io.portcullis.connectors.radius.das.RadiusEnforcer;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Session;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** A lab of its own for each test, with a stand-in for the hub. */
abstract class LabFixture {
  static final Duration LONG = Duration.ofSeconds(30);
  static final String DAS_SECRET = "oak-gate-secret";
  static final StubHub.Verdict NO =
      new StubHub.Verdict(401, "{\"reply:Reply-Message\": \"certificate revoked\"}");
  private static final String HOOK_SECRET = "iron-hook-secret";

  @TempDir private Path folder;
  private TestPki pki;
  private StubHub hub;
  private NetworkLab lab;

  @BeforeEach
  void startLab() throws Exception {
    LabNeeds.check();
    pki = new TestPki(folder);
    hub = new StubHub(HOOK_SECRET);
    lab =
        NetworkLab.start(
            new LabConfig(
                pki.ca(),
                pki.credential("server"),
                pki.credential("device"),
                "tablet-31",
                hub.url(),
                HOOK_SECRET,
                DAS_SECRET,
                revocation()));
  }

  @AfterEach
  void stopLab() {
    if (lab != null) {
      lab.close();
    }
    if (hub != null) {
      hub.close();
    }
  }

  LabConfig.Revocation revocation() {
    return LabConfig.Revocation.HUB;
  }

  NetworkLab lab() {
    return lab;
  }

  StubHub hub() {
    return hub;
  }

  TestPki pki() {
    return pki;
  }

  Session login() {
    lab.startSupplicant();
    return lab.waitForLogin(LONG);
  }

  RadiusEnforcer hostapd(String secret) {
    return enforcer("hostapd", lab.hostapdDas(), secret);
  }

  RadiusEnforcer freeradius(String secret) {
    return enforcer("freeradius", lab.freeradiusDas(), secret);
  }

  static Action action(Want want, Session session) {
    return new Action(
        "act-lab",
        "sub-lab",
        SubjectKind.DEVICE,
        new Target.OfSession(session),
        want,
        1,
        1,
        ReasonCode.values()[0],
        "rule",
        "sig-lab",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private RadiusEnforcer enforcer(String profile, InetSocketAddress das, String secret) {
    NasConfig config =
        new NasConfig(
            "lab",
            List.of(lab.nas()),
            das.getHostString(),
            das.getPort(),
            "env:UNUSED",
            profile,
            "99",
            "10",
            Duration.ofMillis(400),
            2);
    return RadiusEnforcer.open(
        config, NasProfiles.shipped(), SharedSecret.of(secret), Clock.systemUTC());
  }
}
