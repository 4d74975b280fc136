package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.routes.config.RevocationSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.watch.CrlGrowthWatch;
import io.portcullis.routes.watch.CrlSize;
import io.portcullis.routes.watch.CrlSizeSearch;
import io.portcullis.routes.watch.DelaySearch;
import io.portcullis.routes.watch.DelayWatch;
import io.portcullis.routes.watch.RevocationDelay;

/** What is computed of revocations now and then, from this hub's copy of the subjects. */
final class RevocationDuties {
  private RevocationDuties() {}

  static List<Duty> of(
      RevocationSettings settings,
      SubjectIndex subjects,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    return List.of(
        DelayWatch.duty(() -> delays(subjects), settings.delayLimit(), intake, meters, clock),
        CrlGrowthWatch.duty(() -> sizes(subjects), settings.crlGrowth(), intake, clock));
  }

  static List<RevocationDelay> delays(SubjectIndex subjects) {
    DelaySearch search = new DelaySearch();
    subjects.each(summary -> search.accept(summary.subject()));
    return search.result();
  }

  private static List<CrlSize> sizes(SubjectIndex subjects) {
    CrlSizeSearch search = new CrlSizeSearch();
    subjects.each(summary -> search.accept(summary.subject()));
    return search.result();
  }
}
