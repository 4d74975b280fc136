package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.routes.config.ElasticsearchSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.selftest.SelfTestDuty;
import io.portcullis.routes.selftest.SelfTestReport;
import io.portcullis.routes.selftest.StoredSignals;

/** The self-test of the evidence, where there is an Elasticsearch. */
record SelfTestPart(Duty duty, SelfTestReport report, Elasticsearch elasticsearch)
    implements AutoCloseable {

  static Optional<SelfTestPart> of(
      ElasticsearchSettings settings,
      Middle middle,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    return settings.selfTest().isZero()
        ? Optional.empty()
        : ElasticsearchOf.settings(settings)
            .map(Elasticsearch::at)
            .map(elasticsearch -> open(elasticsearch, settings, middle, intake, meters, clock));
  }

  private static SelfTestPart open(
      Elasticsearch elasticsearch,
      ElasticsearchSettings settings,
      Middle middle,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    SelfTestReport report = new SelfTestReport(meters);
    SelfTestDuty.Surroundings around =
        new SelfTestDuty.Surroundings(
            intake::said,
            StoredSignals.in(elasticsearch),
            middle.alerts(),
            middle.alerts()::end,
            report,
            clock);
    SelfTestDuty duty = new SelfTestDuty(settings.selfTest(), settings.selfTestEvery(), around);
    return new SelfTestPart(duty, report, elasticsearch);
  }

  @Override
  public void close() {
    elasticsearch.close();
  }
}
