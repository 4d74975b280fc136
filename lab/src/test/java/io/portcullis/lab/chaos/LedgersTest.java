package io.portcullis.lab.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.local.Change;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class LedgersTest {
  @Test
  void whatTheHubSaysWasDoneAndTheAuthorityDoesNotIsSaid() {
    // Given
    HubBooks books = Acts.books();
    Acts.action(books, "act-1", Acts.CERTIFICATE, Want.HELD, 1);
    books.verified().add("act-1");
    // When
    List<String> found = new Ledgers(Acts.none(), Map.of()).contradictions(books);
    // Then
    assertThat(found)
        .containsExactly(
            "the hub says HELD of ca:cn=keep|0a (act-1) was done, its ledger does not");
  }

  @Test
  void aSessionThatTheNasStillHoldsIsSaid() {
    // Given
    HubBooks books = Acts.books();
    Acts.action(books, "act-1", Acts.SESSION, Want.DISCONNECTED, 1);
    books.verified().add("act-1");
    // When
    List<String> found = new Ledgers(Acts.none(), Map.of("S1", List.of())).contradictions(books);
    // Then
    assertThat(found).singleElement().asString().contains("DISCONNECTED", "S1");
  }

  @Test
  void whatNoActionAskedForIsSaid() {
    // Given
    Ledgers ledgers =
        new Ledgers(
            List.of(Acts.change(Change.Kind.REVOKED, "act-9")),
            Map.of("S1", List.of(Acts.ended())));
    // When
    List<String> found = ledgers.contradictions(Acts.books());
    // Then
    assertThat(found)
        .containsExactly(
            "the CA REVOKED 0a for no action", "the NAS changed session S1 for no action");
  }

  @Test
  void whatWasDoneTwiceIsSaid() {
    // Given
    HubBooks books = Acts.books();
    Acts.action(books, "act-1", Acts.CERTIFICATE, Want.HELD, 1);
    Acts.action(books, "act-2", Acts.SESSION, Want.DISCONNECTED, 1);
    Change held = Acts.change(Change.Kind.HELD, "act-1");
    Ledgers ledgers =
        new Ledgers(List.of(held, held), Map.of("S1", List.of(Acts.ended(), Acts.ended())));
    // When
    List<String> found = ledgers.contradictions(books);
    // Then
    assertThat(found)
        .containsExactly(
            "the CA did action act-1 2 times", "the NAS ended session S1 more than once");
  }

  @Test
  void issuingAndConfirmingChangeNothing() {
    // Given
    Ledgers ledgers =
        new Ledgers(
            List.of(
                Acts.change(Change.Kind.ISSUED, "by hand"),
                Acts.change(Change.Kind.CONFIRMED, "act-7")),
            Map.of("S1", List.of()));
    // When, Then
    assertThat(ledgers.contradictions(Acts.books())).isEmpty();
  }

  @Test
  void theReportListsEveryActionAndCountsTheirFates(@TempDir Path folder) throws Exception {
    // Given
    HubBooks books = Acts.books();
    Acts.action(books, "act-1", Acts.CERTIFICATE, Want.HELD, 1);
    Acts.action(books, "act-2", Acts.SESSION, Want.DISCONNECTED, 1);
    books.verified().add("act-1");
    Ledgers ledgers =
        new Ledgers(List.of(Acts.change(Change.Kind.HELD, "act-1")), Map.of("S1", List.of()));
    // When
    ChaosReport report = ChaosReport.of(books, ledgers);
    report.write(folder.resolve("report.txt"));
    // Then
    assertThat(report.sound()).isFalse();
    assertThat(report.summary())
        .isEqualTo("2 actions: {VERIFIED=1, OPEN=1}, 2 calls, 0 contradictions");
    assertThat(Files.readString(folder.resolve("report.txt"))).contains("act-1", "act-2", "OPEN");
  }
}
