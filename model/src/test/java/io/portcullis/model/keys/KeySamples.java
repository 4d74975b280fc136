package io.portcullis.model.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.Samples;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.TokenFacts;
import io.portcullis.model.Validation;

/** Keys that tests of the card and of the matrix look at. */
final class KeySamples {
  static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  static final Instant LATELY = Instant.parse("2026-10-01T00:00:00Z");
  static final KeyHome HSM =
      new KeyHome(
          KeyHome.Kind.HSM_NETWORK,
          "luna-1",
          "7.8.4",
          "cryptoki 10.7",
          new Validation("4684", "140-2", "3", Validation.Status.ACTIVE, Optional.empty()));

  private KeySamples() {}

  /** Of which nothing is known but its name. */
  static State bare() {
    State state = State.fresh("key-1", SubjectKind.KEY, LATELY);
    Alias alias = new Alias(AliasType.PKCS11_KEY, "issuing:0a1b");
    return state.with(state.subject().alsoKnownAs(List.of(alias)));
  }

  static State nameless() {
    return State.fresh("key-0", SubjectKind.KEY, LATELY);
  }

  static State told(State state, Statement... statements) {
    State after = state;
    for (Statement statement : statements) {
      after = Samples.applied(after, said("inventory", LATELY, statement));
    }
    return after;
  }

  static Signal said(String source, Instant at, Statement statement) {
    return new Signal(
        "sig-" + statement.hashCode(),
        source,
        "",
        at,
        at,
        SubjectKind.KEY,
        "key-1",
        List.of(),
        false,
        new io.portcullis.model.Actor("", "", "192.0.2.9"),
        statement);
  }

  /** A CA's key about which everything is in order. */
  static State sound() {
    return told(
        bare(),
        new Statement.KeyDeclared(declaration(Tier.CA, HSM)),
        new Statement.KeyObserved(attributes(), token(true)),
        used("sign", "issuing-1"),
        ceremony("generation", 3),
        certificate("1", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        certificate("2", "2026-09-01T00:00:00Z", "2027-05-01T00:00:00Z"));
  }

  static Statement.KeyOperated used(String operation, String principal) {
    return new Statement.KeyOperated(operation, principal, true);
  }

  static Statement.CeremonyHeld ceremony(String purpose, int present) {
    return new Statement.CeremonyHeld(purpose, LATELY, 3, present);
  }

  static Statement certificate(String serial, String from, String until) {
    return new Statement.CertificateIssued(
        new Certificate(
            "CN=Root",
            serial,
            "CN=Issuing",
            "",
            "",
            Instant.parse(from),
            Instant.parse(until),
            false,
            "",
            "RSA 4096",
            "SHA256withRSA"));
  }

  static KeyDeclaration declaration(Tier tier, KeyHome home) {
    return new KeyDeclaration(
        "signs certificates of devices",
        tier,
        Recoverability.NOTIFY_CUSTOMERS,
        "pki@lab.example",
        "production",
        home,
        Optional.of(false),
        new KeyUsers(List.of("issuing-*"), List.of(), List.of("192.0.2.0/24")),
        new KeyBackup("wrapped copy", "the cellar", Optional.of(true), Optional.of(LATELY)),
        new KeyRotation(
            Optional.of(Duration.ofDays(730)),
            Optional.of(Instant.parse("2026-03-01T00:00:00Z")),
            Optional.of(Instant.parse("2028-03-01T00:00:00Z"))),
        "RSA",
        "4096");
  }

  static KeyAttributes attributes() {
    return new KeyAttributes(
        "issuing",
        "RSA",
        "4096",
        Word.CLEAR,
        Word.SET,
        Word.SET,
        Word.SET,
        Word.SET,
        Word.CLEAR,
        Set.of("SIGN"));
  }

  /** What a key service lists of it, that rotates it by itself. */
  static Statement.KeyObserved listed(boolean hardware) {
    return new Statement.KeyObserved(
        attributes(),
        TokenFacts.service("AWS", "KMS", "111122223333 eu-central-1", hardware),
        Optional.of(
            new KeyListed(
                KeyListed.Status.ENABLED,
                Optional.empty(),
                KeyListed.Origin.MADE_THERE,
                2,
                1,
                new KeyRotation(
                    Optional.of(Duration.ofDays(90)),
                    Optional.of(LATELY),
                    Optional.of(LATELY.plus(Duration.ofDays(90)))),
                List.of("replicas in eu-west-1"))));
  }

  static TokenFacts token(boolean hardware) {
    return new TokenFacts(
        "issuing",
        "a maker",
        "a model",
        "7",
        hardware,
        new TokenFacts.Versions("1.0", "7.8", "10.7"));
  }
}
