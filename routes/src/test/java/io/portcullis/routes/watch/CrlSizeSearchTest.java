package io.portcullis.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;
import io.portcullis.model.RevocationService.Kind;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.NoRules;

import static org.assertj.core.api.Assertions.assertThat;

class CrlSizeSearchTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final Alias NAME = new Alias(AliasType.AUTHORITY_NAME, "cn=device ca");
  private static final CrlEdition CRL =
      new CrlEdition(T0, T0.plus(Duration.ofDays(7)), "7", 70_000, 2_000);

  private final CrlSizeSearch search = new CrlSizeSearch();

  @Test
  void whatIsNoCrlOfTheHubsOwnLooksIsLeftOut() {
    // Given
    search.accept(subject(SubjectKind.AUTHORITY, List.of(NAME), responder()));
    search.accept(subject(SubjectKind.AUTHORITY, List.of(NAME), list("another", "http://a/")));
    search.accept(
        subject(SubjectKind.DEVICE, List.of(NAME), list(RevocationWatch.SOURCE, "http://a/")));
    // When
    List<CrlSize> found = search.result();
    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void theListsOfAnAuthorityByAddress() {
    // Given
    search.accept(
        subject(
            SubjectKind.AUTHORITY,
            List.of(NAME),
            list(RevocationWatch.SOURCE, "http://b/"),
            responder(),
            list(RevocationWatch.SOURCE, "http://a/")));
    // When
    List<CrlSize> found = search.result();
    // Then
    assertThat(found)
        .containsExactly(
            new CrlSize("cn=device ca", "http://a/", 70_000, 2_000),
            new CrlSize("cn=device ca", "http://b/", 70_000, 2_000));
  }

  private static Subject subject(SubjectKind kind, List<Alias> names, Signal... signals) {
    return NoRules.after(Subject.fresh("sub-1", kind, T0).alsoKnownAs(names), List.of(signals));
  }

  private static Signal list(String source, String url) {
    return looked(source, new RevocationService(Kind.CRL, url), Optional.of(CRL));
  }

  private static Signal responder() {
    RevocationService service = new RevocationService(Kind.OCSP, "http://ocsp/");
    return looked(RevocationWatch.SOURCE, service, Optional.empty());
  }

  private static Signal looked(String source, RevocationService service, Optional<CrlEdition> crl) {
    Probe probe = new Probe(Probe.Result.ANSWERED, "", Duration.ZERO, crl, Probe.Agreement.AGREES);
    return new Signal(
        "sig-1",
        source,
        "",
        T0,
        T0,
        SubjectKind.AUTHORITY,
        "sub-1",
        List.of(NAME),
        false,
        Actor.UNKNOWN,
        new Statement.ServiceProbed(service, probe));
  }
}
