package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.Filter;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.store.Page;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Remark;
import io.portcullis.model.Remarks;
import io.portcullis.model.Subject;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.renewal.Renewals;
import io.portcullis.routes.renewal.Renewing;

/** The certificates of the inventory, with what this hub's copies know of each. */
final class CertificateStock implements Stock {
  /** Certificates of one key that are counted; more are as many. */
  static final int SHARED = 100;

  private static final int SHA256_DIGITS = 64;

  private final InventoryPart inventory;
  private final Function<Instant, Optional<Renewals>> renewals;
  private final SubjectIndex subjects;

  CertificateStock(
      InventoryPart inventory,
      Function<Instant, Optional<Renewals>> renewals,
      SubjectIndex subjects) {
    this.inventory = inventory;
    this.renewals = renewals;
    this.subjects = subjects;
  }

  @Override
  public String index() {
    return "portcullis-certificates";
  }

  @Override
  public boolean ready() {
    return inventory.asOf().isPresent() && subjects.asOf().isPresent();
  }

  @Override
  public void each(Instant now, Receiver receiver) throws IOException {
    Optional<Renewals> calendar = renewals.apply(now);
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Page page = inventory.store().list(Filter.ALL, cursor.get(), Limits.MAX_PAGE);
      for (Entry entry : page.entries()) {
        Optional<Renewing> renewing = calendar.flatMap(c -> c.of(entry));
        take(entry, renewing, receiver);
      }
      cursor = page.next();
    }
  }

  private void take(Entry entry, Optional<Renewing> renewing, Receiver receiver)
      throws IOException {
    List<Subject> keys = holders(AliasType.SPKI_SHA256, entry.certificate().spki());
    List<Remark> remarks =
        keys.stream()
            .flatMap(key -> key.facts().remarks().stream())
            .filter(told -> about(entry, told))
            .flatMap(told -> told.facts().stream())
            .toList();
    Optional<Subject> holder =
        Stream.concat(
                holders(AliasType.CERT_SHA256, entry.certificate().sha256()).stream(),
                subjects.find(entry.holder()).map(Summary::subject).stream())
            .findFirst()
            .or(() -> keys.stream().findFirst());
    receiver.take(
        CertificateDocument.id(entry),
        CertificateDocument.of(entry, renewing, holder, remarks, shared(entry)));
  }

  /** Of one key several certificates may be known: what names another one is not about this. */
  private static boolean about(Entry entry, Remarks told) {
    boolean named = told.item().length() == SHA256_DIGITS && !told.item().contains(".");
    return !named || told.item().equals(entry.id());
  }

  private List<Subject> holders(AliasType type, String name) {
    return name.isEmpty()
        ? List.of()
        : subjects.holders(new Alias(type, name)).stream().map(Summary::subject).toList();
  }

  private long shared(Entry entry) {
    String spki = entry.certificate().spki();
    return spki.isEmpty() ? 0 : inventory.store().bySpki(spki, "", SHARED).entries().size();
  }
}
