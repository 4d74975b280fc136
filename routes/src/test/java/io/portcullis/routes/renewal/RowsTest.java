package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.remark.RemarkParser;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.storm.Limit;
import io.portcullis.inventory.survey.Survey;
import io.portcullis.model.Remark;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.config.Sections;

import static io.portcullis.routes.renewal.Made.day;
import static org.assertj.core.api.Assertions.assertThat;

/** What is remarked of a store of certificates, and how it is read again. */
class RowsTest {
  private static final Duration FORESIGHT = Duration.ofDays(90);

  @TempDir private Path folder;

  @Test
  void nothingIsMissingBeforeAQuarterOfTheWindowHasPassed() {
    assertThat(missing(67.4, Made.of("a").entry())).isEmpty();
    assertThat(missing(67.6, Made.of("a").entry())).hasSize(1);
  }

  @Test
  void whatIsRenewedRevokedPastOrOfNoKnownKeyIsNotMissing() {
    // Given
    Entry gone = Made.of("c").entry().with(Status.replaced(day(60), "2f"));
    Entry keyless = Entry.told(noKey(), "listing", Made.T0);
    // When
    List<RemarkRow> rows =
        missing(
            80,
            Made.of("a").entry(),
            Made.of("a").from(61, 151).entry(),
            gone,
            Made.of("d").from(-60, 30).entry(),
            keyless);
    // Then
    assertThat(rows).isEmpty();
  }

  @Test
  void whatIsMissingIsToldOfTheKeyAndReadAsASignal() {
    // Given
    List<RemarkRow> rows = missing(80, Made.of("a.example").entry());
    // When
    List<Parsed> parsed =
        new RemarkParser()
            .parse(RemarkRow.body(rows), new ParseContext(RenewalPart.SOURCE, day(80), "i"));
    // Then
    Signal signal = ((Parsed.Understood) parsed.getFirst()).signals().getFirst();
    assertThat(signal.kind()).isEqualTo(SubjectKind.KEY);
    assertThat(signal.aliases().getFirst().value()).isEqualTo(Made.of("a.example").spki());
    Remarked remarked = (Remarked) signal.statement();
    Said said = remarked.said().getFirst();
    assertThat(said.kind()).isEqualTo(Remark.Kind.RENEWAL_MISSING);
    assertThat(said.since()).isBetween(day(67.4), day(67.6));
    assertThat(said.detail())
        .isEqualTo(
            "a.example of cn=lab ca,o=lab ends at 2026-08-30T00:00:00Z, and no renewal is known");
    assertThat(parsed.toString()).contains("renewal-missing");
  }

  @Test
  void aLineThatIsNoRowIsToldByItsPlace() {
    // When
    List<Parsed> parsed =
        new RemarkParser()
            .parse("\n{\"kind\":1}\n".getBytes(), new ParseContext("watch:x", day(1), "i"));
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("no remark of the hub's own", 1));
    assertThat(new RemarkParser().parse(new byte[0], new ParseContext("watch:x", day(1), "i")))
        .isEmpty();
  }

  @Test
  void authoritiesAreToldWhatTheirChainsLack() {
    // Given: a root that ends in 60 days, what stands on it, and one that stands on nothing
    Entry root = Made.of("Root").from(-300, 60).authority("CN=Root");
    Entry below = Made.of("Lab CA").from(-100, 400).authority("CN=Root");
    Entry alone = Made.of("Alone").from(-100, 400).authority("CN=Nobody");
    // When
    List<RemarkRow> rows = authorities(List.of(), root, below, alone, Made.of("a").entry());
    // Then
    assertThat(said(rows, "cn=lab ca"))
        .extracting(Said::kind)
        .containsExactlyInAnyOrder(Remark.Kind.OUTLIVES_PARENT, Remark.Kind.CHAIN_BREAKS);
    assertThat(said(rows, "cn=alone")).extracting(Said::kind).containsExactly(Remark.Kind.NO_ROOT);
    assertThat(said(rows, "cn=root"))
        .extracting(Said::kind)
        .containsExactly(Remark.Kind.CHAIN_BREAKS);
    assertThat(said(rows, "cn=root").getFirst().detail())
        .startsWith("its chain ends at 2026-07-31T00:00:00Z with the certificate of cn=root");
    assertThat(said(rows, "cn=root").getFirst().since()).isEqualTo(day(60).minus(FORESIGHT));
  }

  @Test
  void aLimitThatBreaksIsToldToThoseThatShareIt() {
    // Given
    Entry one = Made.of("a").entry();
    Entry other = Made.of("b").entry();
    Limit all = new Limit("hsm-1", Set.of(), 1);
    Limit few = new Limit("ca", Set.of("cn=lab ca,o=lab", "cn=other"), 1);
    Limit wide = new Limit("wide", Set.of(), 2);
    // When
    List<RemarkRow> rows = authorities(List.of(all, few, wide), one, other);
    // Then
    assertThat(rows)
        .extracting(r -> r.aliases().getFirst().value() + " " + r.remarked().item())
        .containsExactly(
            "cn=lab ca,o=lab limit hsm-1", "cn=lab ca,o=lab limit ca", "cn=other limit ca");
    assertThat(rows.getFirst().remarked().said().getFirst().detail())
        .startsWith("2026-07-31: 2 renewals, hsm-1 allows 1 a day; over it on 1 days");
  }

  @Test
  void aLongDetailIsCutAndALongItemIsNamedOtherwise() {
    // Given
    Rows rows = new Rows();
    // When
    rows.ofKey("ab".repeat(32), "x".repeat(600), Remark.Kind.NO_ROOT, day(1), "y".repeat(600));
    // Then
    Remarked remarked = rows.all().getFirst().remarked();
    assertThat(remarked.item()).startsWith("certificate-");
    assertThat(remarked.said().getFirst().detail()).hasSize(Remarked.MAX_TEXT).endsWith("…");
    assertThat(Json.read(Json.bytes(rows.all().getFirst()), RemarkRow.class))
        .isEqualTo(rows.all().getFirst());
  }

  private List<RemarkRow> missing(double at, Entry... entries) {
    Path own = folder.resolve("store-" + at);
    try (InventoryStore store = InventoryStore.open(own, new Limits(8, 8, 10_000))) {
      store.put(List.of(entries));
      Rows rows = new Rows();
      new RenewalRows(store, Sections.calendar(""), ScriptedAuthority.none(store))
          .add(rows, day(at));
      return rows.all();
    }
  }

  private static List<RemarkRow> authorities(List<Limit> limits, Entry... entries) {
    Survey survey = new Survey(LocalDate.of(2026, 6, 1), 400, 0.667);
    Stream.of(entries).forEach(survey::add);
    Rows rows = new Rows();
    new AuthorityRows(survey.result(limits, Set.of(), day(0)), FORESIGHT).add(rows, day(0));
    return rows.all();
  }

  private static List<Said> said(List<RemarkRow> rows, String authority) {
    return rows.stream()
        .filter(r -> r.aliases().getFirst().value().equals(authority))
        .flatMap(r -> r.remarked().said().stream())
        .toList();
  }

  private static io.portcullis.model.Certificate noKey() {
    return new io.portcullis.model.Certificate(
        "CN=A", "1f", "CN=k", "", "", Made.T0, day(90), false, "");
  }
}
