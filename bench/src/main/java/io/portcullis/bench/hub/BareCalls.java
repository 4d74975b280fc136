package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;
import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.connectors.ca.local.Result;
import io.portcullis.connectors.radius.das.NasConfig;
import io.portcullis.connectors.radius.das.NasProfiles;
import io.portcullis.connectors.radius.das.RadiusEnforcer;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.lab.nas.LabNas;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** The two calls that enforce, without a hub around them: as many, at the same rate. */
final class BareCalls {
  private static final Clock CLOCK = Clock.systemUTC();

  private final Size size;
  private final Path folder;

  BareCalls(Size size, Path folder) {
    this.size = size;
    this.folder = folder;
  }

  /** From a Disconnect-Request to its ACK, nanoseconds. */
  Percentiles disconnects() {
    SharedSecret secret = SharedSecret.of(HubRun.SECRET);
    try (LabNas nas = LabNas.open("", 0, secret, change -> {}, CLOCK);
        RadiusEnforcer enforcer =
            RadiusEnforcer.open(config(nas), NasProfiles.shipped(), secret, CLOCK)) {
      for (int i = 0; i < size.revocations(); i++) {
        nas.sessions().add(Revocations.session(new Device(i), Instant.now()), "20");
      }
      return timed(i -> enforcer.enforce(disconnect(i)).status() == Outcome.Status.ACKNOWLEDGED);
    }
  }

  private static NasConfig config(LabNas nas) {
    return new NasConfig(
        "bare",
        List.of(Hub.NAS),
        Hub.NAS,
        nas.address().getPort(),
        "env:UNUSED",
        NasConfig.DEFAULT_PROFILE,
        "",
        "",
        Duration.ofSeconds(1),
        0);
  }

  private static Action disconnect(int number) {
    Instant now = Instant.now();
    Target target = new Target.OfSession(Revocations.session(new Device(number), now));
    return new Action(
        "bare-" + number,
        "bare",
        SubjectKind.DEVICE,
        target,
        Want.DISCONNECTED,
        1,
        1,
        ReasonCode.KEY_COMPROMISE,
        "bench",
        "bench",
        now,
        now);
  }

  /** A revocation at a CA of the hub's kind, until it is on disk and OCSP would show it. */
  Percentiles revocations() {
    try {
      Estate estate = Estate.make(size, folder, FreePorts.tcp());
      LocalCaConfig config = LocalCaConfig.embedded("bench-ca", folder, Estate.CA);
      try (LocalCa ca = LocalCa.open(config, CLOCK)) {
        return timed(i -> revoked(ca, estate.x509(i).getSerialNumber().toString(16), i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean revoked(LocalCa ca, String serial, int number) {
    try {
      Cause cause = Cause.byHand("bare-" + number, CLOCK.instant());
      return ca.revoke(serial, ReasonCode.KEY_COMPROMISE, cause) == Result.CHANGED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Percentiles timed(IntPredicate call) {
    long[] took = new long[size.revocations() - size.revocationWarmUp()];
    long begin = System.nanoTime();
    for (int i = 0; i < size.revocations(); i++) {
      long planned = begin + TimeUnit.SECONDS.toNanos(i) / size.revocationRate();
      LockSupport.parkNanos(planned - System.nanoTime());
      long start = System.nanoTime();
      if (!call.test(i)) {
        throw new BenchException("a bare call was refused, number " + i);
      }
      if (i >= size.revocationWarmUp()) {
        took[i - size.revocationWarmUp()] = System.nanoTime() - start;
      }
    }
    return new Percentiles(took);
  }
}
