package io.portcullis.routes.runtime;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.routes.config.SiemSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.siem.SiemDuty;
import io.portcullis.routes.siem.SiemTarget;

/** One duty for each SIEM, so that none waits for another. */
final class SiemParts {
  private SiemParts() {}

  static List<Duty> duties(List<SiemSettings> settings, Middle middle, MeterRegistry meters) {
    return settings.stream()
        .<Duty>map(s -> new SiemDuty(middle.client(), middle.topics(), target(s), meters))
        .toList();
  }

  private static SiemTarget target(SiemSettings settings) {
    SyslogConfig to =
        new SyslogConfig(
            settings.name(),
            settings.host(),
            settings.usualPort(),
            settings.transport(),
            settings.facility(),
            OwnParts.machine().orElse("-"),
            AuthorityParts.tls(settings.tls()),
            settings.timeout());
    return new SiemTarget(
        to, settings.format(), settings.chosen(), settings.personal(), StatusReport.version());
  }
}
