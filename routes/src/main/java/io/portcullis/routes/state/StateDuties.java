package io.portcullis.routes.state;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.portcullis.model.keys.Drill;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.Outlook;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.renewal.RenewalPart;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.StateIndex;
import io.portcullis.routes.seal.Templates;

/** The duties that keep current state in Elasticsearch, one for each index. */
public final class StateDuties {
  private StateDuties() {}

  /**
   * @param inventory of certificates, where this hub has one
   * @param calendar of its renewals
   * @param drills of backups that people wrote down, by the key's id
   */
  public static List<Duty> of(
      ElasticsearchAccess access,
      Templates templates,
      Optional<InventoryPart> inventory,
      Optional<RenewalPart> calendar,
      SubjectIndex subjects,
      Desk desk,
      Supplier<Map<String, List<Drill>>> drills,
      Clock clock) {
    Stream<Stock> certificates =
        inventory.stream()
            .map(
                part ->
                    new CertificateStock(
                        part, now -> calendar.map(c -> c.renewals(now)), subjects));
    Optional<Outlook> outlook = calendar.map(RenewalPart::outlook);
    return Stream.concat(
            certificates,
            Stream.of(new KeyStock(subjects, desk, drills), new CalendarStock(desk, outlook)))
        .<Duty>map(
            stock ->
                new StockDuty(
                    stock,
                    () -> new StateIndex(stock.index(), access, templates),
                    clock,
                    new Written()))
        .toList();
  }
}
