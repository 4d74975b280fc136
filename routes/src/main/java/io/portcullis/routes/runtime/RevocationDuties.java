package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.routes.config.RevocationSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.watch.CrlGrowthWatch;
import io.portcullis.routes.watch.CrlSize;
import io.portcullis.routes.watch.CrlSizeSearch;
import io.portcullis.routes.watch.DelaySearch;
import io.portcullis.routes.watch.DelayWatch;
import io.portcullis.routes.watch.IssuerWatch;
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

  /** None where the configuration allows no host that certificates name. */
  static Stream<Duty> issuers(
      RevocationSettings settings,
      Optional<InventoryPart> inventory,
      Outlet outlet,
      Intake intake,
      Clock clock) {
    return inventory.stream()
        .flatMap(
            part ->
                FoundParts.of(settings, List.of(), part).stream()
                    .map(
                        found ->
                            IssuerWatch.duty(
                                found, new KnownCertificates(part, outlet)::learn, intake, clock)));
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
